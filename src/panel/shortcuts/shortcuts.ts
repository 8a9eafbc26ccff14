import type { PaymentClient } from '../../client/paymentClient';
import { nextField } from '../nextAction';
import { isShown, onTabChange } from '../shown';

/** What a shortcut does to the payment that is shown. */
export type ShortcutAction = 'ask' | 'complete' | 'cancel';

/** Does what the button of that name does, at this moment; nothing where that button is inactive. */
export function runShortcut(client: PaymentClient, action: ShortcutAction): void {
  const { view, pending } = client.getSnapshot();
  if (pending !== null) return;
  switch (action) {
    case 'ask': {
      const field = nextField(view);
      if (field) client.press({ kind: 'capture', field });
      return;
    }
    case 'complete':
      if (view.canComplete) client.press({ kind: 'complete' });
      return;
    case 'cancel':
      if (view.canCancel) client.press({ kind: 'cancel' });
  }
}

/**
 * Puts the focus where a payment begins, or on the panel, from where it moves on with the payment; once Flex,
 * which was asked to, has shown it.
 */
export function focusPanel(): void {
  const panel = document.querySelector<HTMLElement>('[data-payment-panel]');
  if (!panel) return;
  const focus = () => {
    const amount = panel.querySelector<HTMLElement>('#payment-amount');
    (amount ?? panel).focus();
  };
  if (isShown(panel)) {
    focus();
    return;
  }
  const end = onTabChange(panel, () => {
    if (!isShown(panel)) return;
    end();
    focus();
  });
}
