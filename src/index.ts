// Flex's tools search this file for a call of this form, and deploy nothing where there is none.
import * as FlexPlugin from '@twilio/flex-plugin';
import { PaymentPlugin } from './flex/plugin';

FlexPlugin.loadPlugin(PaymentPlugin);
