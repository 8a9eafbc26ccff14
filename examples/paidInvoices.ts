import { FlexPlugin, loadPlugin } from '@twilio/flex-plugin';
import type { Manager } from '@twilio/flex-ui';
import type { PaymentFinished } from 'flex-payment-panel-types';

class PaidInvoices extends FlexPlugin {
  constructor() {
    super('PaidInvoices');
  }

  override init(_flex: unknown, manager: Manager): void {
    manager.events.addListener('PaymentFinished', (payment: PaymentFinished) => {
      if (payment.outcome.kind === 'succeeded') document.title = `${payment.description} is paid`;
    });
  }
}
loadPlugin(PaidInvoices);
