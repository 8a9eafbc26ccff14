import type { Kit, Received } from '../../../testing/payments';

/** Notes in `seen` what a client of Twilio's sends and gets, as rows of the lists. */
export function watchRequests({ httpClient }: Kit['client'], seen: Set<string>): void {
  const request = httpClient.request.bind(httpClient);
  httpClient.request = async (options) => {
    const list = options.uri.endsWith('/Payments.json') ? 'create' : 'update';
    for (const [name, value] of Object.entries(options.data ?? {})) {
      seen.add(`${list} ${name}`);
      for (const word of String(value).split(',')) seen.add(`${list} ${name}=${word}`);
    }
    const answered = await request(options);
    const body: unknown = answered.body;
    const refused = typeof body === 'object' && body !== null && 'code' in body;
    if (refused) seen.add(`code ${String(body.code)}`);
    return answered;
  };
}

type Fields = Received['fields'];

function listOf({ Result, Capture }: Fields): string {
  if (Result) return 'endCallback';
  return Capture ? 'updateCallback' : 'createCallback';
}

/** What a callback said, as rows of the lists. */
export function rowsOfCallback(fields: Fields): string[] {
  const { Result, ErrorType, PayErrorCode, PaymentCardType } = fields;
  const filled = Object.entries(fields).filter(([, value]) => value !== '');
  return [
    ...filled.map(([name]) => `${listOf(fields)} ${name}`),
    ...[Result ?? []].flat().map((value) => `result ${value}`),
    ...[ErrorType ?? []].flat().map((value) => `errorType ${value}`),
    ...[PayErrorCode ?? []].flat().map((value) => `code ${value}`),
    ...[PaymentCardType ?? []].flat().map((value) => `cardType ${value}`),
  ];
}
