import * as v from 'valibot';
import {
  type Configuration,
  type ConfigurationInput,
  configurationSchema,
  type Limits,
} from '../offer/configuration';

/** Two processors, cards and bank accounts, charging and tokenizing: enough for every rule. */
export const exampleConfiguration = {
  /** The agent asks for each field: what is asked without a press is tested by itself. */
  autoAdvance: false,
  currencies: { USD: { min: '1.00', max: '500.00' }, EUR: {}, JPY: { max: '100000' } },
  processors: [
    {
      name: 'Default',
      label: 'Main processor',
      methods: [
        { method: 'credit-card', brands: ['visa', 'amex'], enterTwice: [] },
        { method: 'ach-debit', accountTypes: ['consumer-checking', 'consumer-savings'] },
      ],
      purposes: ['charge', 'reusable'],
      parameters: [
        { name: 'AVSName', label: 'Account holder', required: true, methods: ['ach-debit'] },
        { name: 'order', label: 'Order', pattern: '[A-Z]{2}\\d+' },
      ],
    },
    {
      name: 'Second',
      label: 'Second processor',
      methods: [{ method: 'credit-card', brands: ['visa'], postalCode: false }],
      currencies: ['EUR'],
    },
  ],
} as const satisfies ConfigurationInput;

export function configuration(over: Partial<ConfigurationInput> = {}): Configuration {
  return v.parse(configurationSchema, { ...exampleConfiguration, ...over });
}

/** Limits that no test reaches by accident. */
export const noLimits: Limits = {
  startsPerCall: 10_000,
  startsPerAgent: 10_000,
  capturesPerCall: 10_000,
  windowMinutes: 60,
};
