import { type Static, Type } from '@sinclair/typebox';
import type { FastifyInstance } from 'fastify';
import { parseStrictly, strictValidator } from '../rest/validation';

function choice<const T extends string>(
  values: readonly T[],
  byDefault: NoInfer<T>,
  description: string,
) {
  return Type.Unsafe<T>({ type: 'string', enum: values, default: byDefault, description });
}

/**
 * What Twilio's own documents leave open. Marks: [doc] and [log] disagree or are silent, [code]
 * public code depends on it, [guess] nobody confirms it. Tests turn them to show that the project
 * does not rely on one answer.
 */
export const SwitchSettings = Type.Object(
  {
    cardMask: choice(
      ['contiguous', 'grouped'],
      'contiguous',
      '[log] xxxxxxxxxxxx4242; [doc] xxxx-xxxx-xxxx-4242',
    ),
    securityCodeMask: choice(['x', '*'], 'x', '[log] xxx; [doc] ***'),
    partialExpiryAndPostalCode: choice(
      ['clear', 'masked'],
      'clear',
      '[guess] whether expiry and postal code are in clear while they are keyed in',
    ),
    partialSecurityCode: choice(
      ['masked', 'absent'],
      'masked',
      '[guess] whether the security code shows while it is keyed in',
    ),
    missingFields: choice(
      ['absent', 'empty'],
      'absent',
      '[code] fields not yet captured are left out of callbacks, or are empty',
    ),
    requiredSpelling: choice(
      ['kebab-case', 'PascalCase'],
      'kebab-case',
      '[code] tokens in Required as in Capture; [doc] ExpirationDate',
    ),
    requiredSeparator: choice(
      [',', ', '],
      ',',
      '[code] what stands between the tokens in Required',
    ),
    requiredOrder: choice(
      ['as-listed', 'reversed'],
      'as-listed',
      '[guess] card number, expiry, security code, postal code',
    ),
    askCallback: choice(
      ['partial', 'none'],
      'partial',
      '[doc] a callback when a field is asked for; [guess] that it says PartialResult=true',
    ),
    outcomeCommonFields: choice(
      ['absent', 'present'],
      'absent',
      '[log] a final callback lacks DateCreated, ChargeAmount, PaymentConnector; [doc] it has them',
    ),
    cancelResult: Type.String({
      default: 'transaction-cancelled',
      minLength: 1,
      description: '[code] Result of a cancelled payment, from one source',
    }),
    cancelFields: choice(
      ['absent', 'present'],
      'absent',
      '[code] whether the callback of a cancel repeats the captured fields',
    ),
    cardAutoEnd: choice(
      ['by-brand', 'sixteen', 'never'],
      'by-brand',
      '[code] 16 digits end a card number; [guess] 15 do for brands that have no other length',
    ),
    star: choice(
      ['end-session', 'clear-field'],
      'end-session',
      '[doc] of <Pay>: the star key ends the payment; [guess] here too',
    ),
    poundWithoutDigits: choice(
      ['ignored', 'ends-field'],
      'ignored',
      '[guess] the pound key before any digit, as of a caller who ends a field that ended itself',
    ),
    timeoutWithBadDigits: choice(
      ['input-timeout', 'validation'],
      'input-timeout',
      '[guess] ErrorType when the caller stops in the middle: input-timeout, or e.g. invalid-card-number',
    ),
    timeoutBeforeFirstDigit: choice(
      ['never', 'same'],
      'never',
      '[doc] the timeout counts after the first digit; [guess] that nothing limits the wait for it',
    ),
    askWhileCapturing: choice(
      ['session-in-progress', 'replace'],
      'session-in-progress',
      '[guess] another field asked for during a capture: refused by a callback, or taking over',
    ),
    askSameFieldWhileCapturing: choice(
      ['restart', 'session-in-progress'],
      'restart',
      '[guess] the same field asked for during its own capture',
    ),
    idempotencyScope: choice(
      ['same-request', 'same-key'],
      'same-request',
      '[code] a demo uses one IdempotencyKey for all requests, so the key alone cannot be the scope',
    ),
    repeatedKey: choice(
      ['same-answer', 'conflict', 'new-effect'],
      'same-answer',
      '[guess] reply to a repeated IdempotencyKey; conflict is 409 with 20409',
    ),
    updateAfterEnd: choice(
      ['not-found', 'conflict'],
      'not-found',
      '[guess] update of a session that is completing or over: 404 with 20404, or 409 with 20409',
    ),
    chargeWithTokenType: choice(
      ['refuse', 'charge'],
      'refuse',
      '[guess] ChargeAmount and TokenType together: 64020, or charged as the text of [doc] says',
    ),
    payErrorStatus: Type.Integer({
      default: 400,
      minimum: 400,
      maximum: 599,
      description: '[guess] HTTP status of the errors 64001 to 64024',
    }),
  },
  { additionalProperties: false },
);

export type SwitchSettings = Static<typeof SwitchSettings>;

export interface Switches {
  readonly current: () => SwitchSettings;
}

/** Every switch at its default. */
export const defaultSwitches: SwitchSettings = parseStrictly(SwitchSettings, {});

/**
 * `PUT /switches` sets those named and puts the others back to what the server started with;
 * `DELETE /switches` puts all back; `GET /switches` explains them, with their values.
 */
export function registerSwitches(
  app: FastifyInstance,
  started: Partial<SwitchSettings> = {},
): Switches {
  const initial = { ...defaultSwitches, ...started };
  let settings = initial;

  app.put<{ Body: SwitchSettings }>(
    '/switches',
    {
      schema: { body: SwitchSettings },
      validatorCompiler: strictValidator,
      // What is not named gets the value the server was started with, before the schema's default.
      preValidation: (request, _reply, done) => {
        if (typeof request.body === 'object') request.body = { ...initial, ...request.body };
        done();
      },
    },
    (request) => (settings = request.body),
  );
  app.delete('/switches', () => (settings = initial));
  app.get('/switches', () =>
    Object.entries(SwitchSettings.properties).map(([name, { description }]) => ({
      name,
      value: Object.entries(settings).find(([key]) => key === name)?.[1],
      description,
    })),
  );

  return { current: () => settings };
}
