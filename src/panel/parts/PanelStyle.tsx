/**
 * What Paste's properties cannot say. It draws borders and the focus as shadows, and Windows' high contrast
 * drops shadows: there the panel draws both as lines. And a button that changes its meaning fades between two
 * pairs of colours, in between which it cannot be read: here it changes at once. Japanese is broken between
 * phrases, not within words, where the browser knows them; what has to break anywhere, like a reference, still does.
 * And a line may be told to have its size by itself, whatever it says.
 */
const css = `[data-payment-panel] button { transition: none !important; }
[data-payment-own-size] { contain: size layout; white-space: nowrap; }
[data-payment-panel]:lang(ja), [data-payment-panel] [lang|="ja"] { word-break: auto-phrase; }
@media (forced-colors: active) {
  [data-payment-panel] :is(button, input, select) { border: 1px solid ButtonText !important; }
  [data-payment-panel] [aria-invalid="true"] { border-width: 3px !important; }
  [data-payment-panel] :is(button, input, select):focus-visible,
  [data-payment-panel]:focus-visible { outline: 3px solid Highlight !important; outline-offset: 2px; }
}`;

/** For a line whose words change with every key of the caller: nothing around it is laid out again. */
export const ofItsOwnSize = { 'data-payment-own-size': true };

export function PanelStyle() {
  return <style>{css}</style>;
}
