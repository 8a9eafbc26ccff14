import { Type } from '@sinclair/typebox';

/** A parameter that names a day in UTC: of a list, what is on it; with `<` or `>`, also what is before or after. */
export const Day = Type.Optional(Type.String({ format: 'date' }));

/** Whether a date fits what the query says of it. */
export function isOnDay(query: object, name: string, date: Date): boolean {
  const day = date.toISOString().slice(0, 10);
  const wanted = new Map<string, unknown>(Object.entries(query));
  const holds = (relation: '' | '<' | '>', fits: (asked: string) => boolean): boolean => {
    const asked = wanted.get(name + relation);
    return typeof asked !== 'string' || fits(asked);
  };
  return (
    holds('', (asked) => day === asked) &&
    holds('<', (asked) => day <= asked) &&
    holds('>', (asked) => day >= asked)
  );
}
