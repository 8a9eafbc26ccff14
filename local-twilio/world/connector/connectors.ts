import { settings } from '../../settings';

const paymentMethods = ['credit-card', 'ach-debit'] as const;
type PaymentMethod = (typeof paymentMethods)[number];

export const tokenTypes = ['one-time', 'reusable', 'payment-method'] as const;
export type TokenType = (typeof tokenTypes)[number];

export const bankAccountTypes = [
  'consumer-checking',
  'consumer-savings',
  'commercial-checking',
] as const;
export type BankAccountType = (typeof bankAccountTypes)[number];

/** One Pay Connector installed in the local account: which processor it leads to, and what it can do. */
export interface PayConnector {
  /** Unique name, as in `PaymentConnector`. */
  readonly name: string;
  /** What sets it apart. */
  readonly about: string;
  /** Why no session can start with it at all. */
  readonly unusable: 'not-configured' | 'unavailable' | 'not-approved' | undefined;
  /** In TEST mode only test cards and test accounts are taken. */
  readonly mode: 'TEST' | 'LIVE';
  /** Path on this server; the older style has `/charge` and `/tokenize` below it. */
  readonly path: string;
  readonly style: 'one-route' | 'two-routes';
  readonly password: string;
  readonly methods: readonly PaymentMethod[];
  readonly charges: boolean;
  readonly tokenTypes: readonly TokenType[];
  /** ISO 4217; any when absent. */
  readonly currencies: readonly string[] | undefined;
  readonly bankAccountTypes: readonly BankAccountType[];
  /** Names that `Parameter` must hold. */
  readonly neededParameters: readonly string[];
  /** Payments itself fails: at the first field of a session, and at its end. */
  readonly failsInternally: boolean;
}

/** What Payments signs in to the processor with. The processor is on this machine: not secret. */
const connectorUser = { name: 'local-payments', password: 'local-payments' } as const;

export const authorizationWith = (password: string): string =>
  `Basic ${Buffer.from(`${connectorUser.name}:${password}`).toString('base64')}`;

export const connectorAuthorization = authorizationWith(connectorUser.password);

const allThereIs = {
  unusable: undefined,
  mode: 'LIVE',
  path: '/connector/charge',
  style: 'one-route',
  password: connectorUser.password,
  methods: paymentMethods,
  charges: true,
  tokenTypes,
  currencies: undefined,
  bankAccountTypes,
  neededParameters: [],
  failsInternally: false,
} as const;

const connector = (
  name: string,
  about: string,
  differs: Partial<Omit<PayConnector, 'name' | 'about'>> = {},
): PayConnector => ({ name, about, ...allThereIs, ...differs });

const given: readonly PayConnector[] = [
  connector('Default', 'takes everything'),
  connector('Generic_Pay_Connector', 'the same, by another name'),
  connector('Two_Routes', 'a second processor, in the older style with a route for each method', {
    path: '/connector/two-routes',
    style: 'two-routes',
  }),
  connector('Slow', 'answers after nine seconds', { path: '/connector/slow' }),
  connector('Late_Once', 'charges, but answers too late; repeats its answer when asked again', {
    path: '/connector/late-once',
  }),
  connector(
    'Talkative',
    'answers slowly and with more than asked: parameters, empty texts, a number for an id',
    {
      path: '/connector/talkative',
    },
  ),
  connector('Never_Answers', 'charges, and never answers in time: 64002 after a minute', {
    path: '/connector/never',
  }),
  connector('Test_Mode', 'takes test cards and test accounts only: 64022, 64023', { mode: 'TEST' }),
  connector('Not_Configured', '64001 at the start', { unusable: 'not-configured' }),
  connector('Unavailable', '64002 at the start', { unusable: 'unavailable' }),
  connector('Not_Approved', '64024 at the start', { unusable: 'not-approved' }),
  connector('Charge_Only', 'no tokens: 64005', { tokenTypes: [] }),
  connector('Reusable_Only', 'no other tokens: 64006', { tokenTypes: ['reusable'] }),
  connector('Token_Only', 'no charges: 64007', { charges: false }),
  connector('Wrong_Password', 'the processor refuses its user: 64009', { password: 'wrong' }),
  connector('Usd_Only', 'no other currency: 64011', { currencies: ['USD'] }),
  connector('Cards_Only', 'no bank accounts: 64013', { methods: ['credit-card'] }),
  connector('Needs_Parameter', '`merchant_reference` must be in Parameter: 64015', {
    neededParameters: ['merchant_reference'],
  }),
  connector('Consumer_Checking_Only', 'no other accounts: ErrorType invalid-bank-account-type', {
    bankAccountTypes: ['consumer-checking'],
  }),
  connector('Fails_Internally', 'ErrorType internal-error for the first field, and Result', {
    failsInternally: true,
  }),
];

const own = (settings.connectors ?? []).map(({ name, ...differs }) =>
  connector(name, 'of the settings', differs),
);

/** Pay Connectors of the local account; one of the settings replaces another of its name. */
export const connectors: readonly PayConnector[] = [
  ...given.filter(({ name }) => own.every((one) => one.name !== name)),
  ...own,
];
