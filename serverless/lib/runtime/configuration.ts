import type { Configuration } from '../../../src/payment/offer/configuration';

/** Put in by `build.mjs`: the content of `payments.config.yaml`, checked, with its defaults. */
declare const PAYMENTS_CONFIGURATION: Configuration;

/** What this contact center offers; only a built function has it. */
export const configuration: Configuration = PAYMENTS_CONFIGURATION;

/** Put in by `build.mjs`: the version in the project's `package.json`. */
declare const PAYMENTS_VERSION: string;

/** Which version the functions are. */
export const version: string = PAYMENTS_VERSION;
