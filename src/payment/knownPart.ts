import * as v from 'valibot';

/** The keys on the way to one that no strict object of the schema has; undefined where there is none. */
function unknownKey(schema: v.GenericSchema, input: unknown): readonly unknown[] | undefined {
  const { issues = [] } = v.safeParse(schema, input);
  const issue = issues.find(
    ({ type, expected }) => type === 'strict_object' && expected === 'never',
  );
  return issue?.path?.map(({ key }) => key);
}

/** A copy of `value` without what is at the path. */
function without(value: unknown, [key, ...rest]: readonly unknown[]): unknown {
  const each = (name: unknown, inside: unknown) => (name === key ? without(inside, rest) : inside);
  if (Array.isArray(value)) return value.map((inside, at) => each(at, inside));
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([name]) => name !== key || rest.length > 0);
  return Object.fromEntries(kept.map(([name, inside]) => [name, each(name, inside)]));
}

function strip(schema: v.GenericSchema, input: unknown): unknown {
  const path = unknownKey(schema, input);
  return path ? strip(schema, without(input, path)) : input;
}

/**
 * Reads JSON that a newer version may have written: keys that the strict objects of `schema` do not have are left
 * out, at any depth; everything else is as strict as before.
 */
export const knownPart = <Output>(schema: v.GenericSchema<unknown, Output>) =>
  v.pipe(
    v.unknown(),
    v.transform((input) => strip(schema, input)),
    schema,
  );
