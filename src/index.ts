import { loadPlugin } from '@twilio/flex-plugin';
import { PaymentPlugin } from './flex/plugin';

loadPlugin(PaymentPlugin);
