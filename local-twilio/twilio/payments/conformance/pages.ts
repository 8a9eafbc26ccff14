import type { Lists } from './lists';

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Parameters of the requests, and `Name=value` for each enum value, in the order of the page. */
function requestsOf(page: string): string[][] {
  return [...page.matchAll(/```json\n(\{"schema".*)\n```/g)].map(([, text = '']) => {
    const parsed: unknown = JSON.parse(text);
    const schema = isObject(parsed) ? parsed.schema : undefined;
    const properties = isObject(schema) && isObject(schema.properties) ? schema.properties : {};
    const values = Object.entries(properties).flatMap(([name, property]) =>
      isObject(property) && Array.isArray(property.enum)
        ? property.enum.map((value) => `${name}=${String(value)}`)
        : [],
    );
    return [...Object.keys(properties), ...values];
  });
}

/** Names in the first column of the table under a heading. */
function tableUnder(page: string, heading: string): string[] {
  const [, after = ''] = page.split(`\n### ${heading}\n`);
  const [section = ''] = after.split('\n## ', 1);
  const [own = ''] = section.split('\n### ', 1);
  return [...own.matchAll(/^\| `(\w+)`/gm)].map(([, name = '']) => name);
}

/** The lists of the Payments resource page, as Twilio publishes it in Markdown. */
export function listsOfResourcePage(page: string): Lists {
  const [create = [], update = []] = requestsOf(page);
  const results = /^\| `Result`.*$/m.exec(page)?.[0] ?? '';
  return {
    create,
    update,
    createCallback: tableUnder(page, 'StatusCallback'),
    updateCallback: tableUnder(page, 'StatusCallback (Update Payment Session)'),
    endCallback: tableUnder(page, 'StatusCallback (Cancel/Complete Payment Session)'),
    result: [...results.matchAll(/`([a-z-]+)`:/g)].map(([, name = '']) => name),
  };
}

/** ErrorTypes and error codes of Payments, as the project's notes on the API list them. */
export function listsOfNotes(notes: string): Lists {
  const [, errorTypes = ''] = /^ErrorType \[doc\]: (.*?)\. /m.exec(notes) ?? [];
  return {
    errorType: errorTypes.replaceAll(/ \([^)]*\)/g, '').split(', '),
    code: [...new Set(notes.match(/\b640\d\d\b/g))].sort(),
  };
}
