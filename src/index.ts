// Flex's tools search this file for a call of this form, and deploy nothing without it.
import * as FlexPlugin from '@twilio/flex-plugin';
import { PaymentPlugin } from './flex/plugin';

FlexPlugin.loadPlugin(PaymentPlugin);
