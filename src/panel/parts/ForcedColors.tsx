/**
 * Paste draws borders and the focus as shadows, and Windows' high contrast drops shadows: there the panel
 * draws both as lines.
 */
const css = `@media (forced-colors: active) {
  [data-payment-panel] :is(button, input, select) { border: 1px solid ButtonText !important; }
  [data-payment-panel] [aria-invalid="true"] { border-width: 3px !important; }
  [data-payment-panel] :is(button, input, select):focus-visible,
  [data-payment-panel]:focus-visible { outline: 3px solid Highlight !important; outline-offset: 2px; }
}`;

export function ForcedColors() {
  return <style>{css}</style>;
}
