import type { PayConnector } from '../../world/connector/connectors';
import type { Refusal } from './form';
import type { PaymentParameters } from './parameters';

/** What of a session its connector cannot do; undefined if it can do all. */
export function refusedByConnector(parameters: PaymentParameters): Refusal | undefined {
  const { connector } = parameters;
  return (
    unusable(connector) ??
    refusedMethod(parameters) ??
    refusedPurpose(parameters) ??
    missingParameter(parameters)
  );
}

function unusable(connector: PayConnector): Refusal | undefined {
  switch (connector.unusable) {
    case undefined:
      return undefined;
    case 'not-configured':
      return { code: 64001, message: 'The payment connector is not configured' };
    case 'unavailable':
      return { code: 64002, message: 'The payment service is unavailable; try again' };
    case 'not-approved':
      return { code: 64024, message: 'The payment connector is not approved for LIVE mode' };
  }
}

function refusedMethod({ method, connector }: PaymentParameters): Refusal | undefined {
  return connector.methods.includes(method.kind)
    ? undefined
    : { code: 64013, message: `The payment connector does not support ${method.kind}` };
}

function refusedPurpose({ purpose, connector }: PaymentParameters): Refusal | undefined {
  switch (purpose.kind) {
    case 'invalid-amount':
      return undefined;
    case 'charge':
      if (!connector.charges) {
        return { code: 64007, message: 'The payment connector does not support charges' };
      }
      return connector.currencies?.includes(purpose.currency) === false
        ? { code: 64011, message: 'Currency is not supported' }
        : undefined;
    case 'tokenize':
      if (connector.tokenTypes.length === 0) {
        return { code: 64005, message: 'The payment connector does not support tokenization' };
      }
      return connector.tokenTypes.includes(purpose.tokenType)
        ? undefined
        : { code: 64006, message: 'The payment connector does not support this token type' };
  }
}

function missingParameter({ method, connector, custom }: PaymentParameters): Refusal | undefined {
  const given = (name: string) => custom[name] !== undefined && custom[name] !== '';
  if (method.kind === 'ach-debit' && !given('AVSName')) {
    return { code: 64014, message: 'AVSName is needed in Parameter for ach-debit' };
  }
  const missing = connector.neededParameters.find((name) => !given(name));
  return missing === undefined
    ? undefined
    : { code: 64015, message: `${missing} is needed in Parameter` };
}
