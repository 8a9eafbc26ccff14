import type { BankAccountType, PayConnector } from '../../world/connector/connectors';
import type { CardBrand } from './cards';
import type { CardField } from './fields';
import type { Purpose } from './purpose';

export interface CardMethod {
  readonly kind: 'credit-card';
  readonly asksSecurityCode: boolean;
  readonly asksPostalCode: boolean;
  readonly minPostalCodeLength: number;
  readonly validCardTypes: readonly CardBrand[];
  /** Fields to be keyed in twice. */
  readonly matching: readonly CardField[];
}

export interface BankMethod {
  readonly kind: 'ach-debit';
  readonly accountType: BankAccountType;
}

/** What a payment session was started with. */
export interface PaymentParameters {
  readonly purpose: Purpose;
  readonly method: CardMethod | BankMethod;
  readonly connector: PayConnector;
  readonly description: string | undefined;
  readonly custom: Readonly<Record<string, string | number | boolean>>;
  /** Whether the caller confirms by a key before anything is sent to the processor. */
  readonly confirmation: boolean;
  /** Between two digits. */
  readonly timeoutSeconds: number;
}
