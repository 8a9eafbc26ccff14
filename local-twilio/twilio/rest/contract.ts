import type { Operation } from './operation';

/** What of a schema is compared: our TypeBox schemas and Twilio's OpenAPI 3.0 in one form. */
interface Shape {
  /** Without `null`; empty when any type will do. */
  readonly types: readonly string[];
  readonly nullable: boolean;
  readonly format: string | undefined;
  readonly values: readonly string[] | undefined;
  readonly properties: ReadonlyMap<string, Shape> | undefined;
  readonly required: readonly string[];
  readonly items: Shape | undefined;
}

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null;
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const strings = (value: unknown): string[] => listOf(value).map(String).sort();

/** The value at a path of keys; undefined if there is none. */
function at(value: unknown, ...keys: readonly string[]): unknown {
  return keys.reduce<unknown>((found, key) => (isObject(found) ? found[key] : undefined), value);
}

const none: Shape = {
  types: [],
  nullable: false,
  format: undefined,
  values: undefined,
  properties: undefined,
  required: [],
  items: undefined,
};

function shapeOf(schema: unknown, document: unknown): Shape {
  if (!isObject(schema)) return none;
  if (typeof schema.$ref === 'string') {
    return shapeOf(at(document, ...schema.$ref.split('/').slice(1)), document);
  }
  if (Array.isArray(schema.anyOf)) return unionOf(schema.anyOf, document);
  const types = [schema.type ?? []].flat().map(String);
  const values = 'const' in schema ? [String(schema.const)] : strings(schema.enum);
  return {
    types: types.filter((type) => type !== 'null').sort(),
    nullable: schema.nullable === true || types.includes('null'),
    format: typeof schema.format === 'string' ? schema.format : undefined,
    values: values.length > 0 ? values : undefined,
    properties: isObject(schema.properties)
      ? new Map(Object.entries(schema.properties).map(([k, v]) => [k, shapeOf(v, document)]))
      : undefined,
    required: strings(schema.required),
    items: schema.items === undefined ? undefined : shapeOf(schema.items, document),
  };
}

/** A union of one schema with null, or of literals. */
function unionOf(members: readonly unknown[], document: unknown): Shape {
  const shapes = members.map((member) => shapeOf(member, document));
  const real = shapes.filter(({ types, nullable }) => types.length > 0 || !nullable);
  const values = real.flatMap((shape) => shape.values ?? []);
  return {
    ...(real[0] ?? none),
    types: [...new Set(real.flatMap(({ types }) => types))].sort(),
    nullable: shapes.some(({ nullable }) => nullable),
    values: values.length > 0 ? values.sort() : undefined,
  };
}

type Direction = 'request' | 'reply';

const same = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((value) => other.includes(value));

/**
 * A request takes exactly what is published. A reply of ours may be narrower (never null, fewer of an
 * enum's values), since everything it says must be something Twilio could say.
 */
function compare(where: string, ours: Shape, published: Shape, direction: Direction): string[] {
  const exact = direction === 'request';
  const found: string[] = [];
  const differs = (what: string, mine: unknown, theirs: unknown) =>
    found.push(`${where}: ${what} is ${String(mine)}, published ${String(theirs)}`);

  if (published.types.length > 0 && !same(ours.types, published.types)) {
    differs('type', ours.types, published.types);
  }
  if (ours.nullable && !published.nullable && published.types.length > 0) {
    differs('null', 'allowed', 'not allowed');
  }
  const formatted = published.format !== undefined && published.format !== 'uri-map';
  if ((exact || formatted) && ours.format !== published.format) {
    differs('format', ours.format, published.format);
  }
  const [mine, theirs] = [ours.values, published.values];
  const narrower = mine?.every((value) => theirs?.includes(value)) ?? false;
  if (exact ? !same(mine ?? [], theirs ?? []) : theirs && !narrower) {
    differs('enum', mine, theirs);
  }
  if (exact && !same(ours.required, published.required)) {
    differs('required', ours.required, published.required);
  }
  if (ours.items && published.items) {
    found.push(...compare(`${where}[]`, ours.items, published.items, direction));
  }
  return [...found, ...compareProperties(where, ours, published, direction)];
}

function compareProperties(
  where: string,
  { properties: ours }: Shape,
  { properties: published }: Shape,
  direction: Direction,
): string[] {
  if (!published) return [];
  if (!ours) return [`${where}: properties are not declared`];
  const names = new Set([...ours.keys(), ...published.keys()]);
  return [...names].flatMap((name) => {
    const [mine, theirs] = [ours.get(name), published.get(name)];
    if (!mine) return [`${where}.${name}: missing here`];
    if (!theirs) return [`${where}.${name}: not published`];
    return compare(`${where}.${name}`, mine, theirs, direction);
  });
}

/** How an operation of ours differs from Twilio's OpenAPI document, in words; empty when it does not. */
export function differences(operation: Operation, document: unknown): string[] {
  const { method, path, query, body, status, reply } = operation;
  const published = at(document, 'paths', path, method);
  if (published === undefined) return ['operation is not published'];
  const form = at(
    published,
    'requestBody',
    'content',
    'application/x-www-form-urlencoded',
    'schema',
  );
  const answer = at(published, 'responses', String(status));
  const answered = at(answer, 'content', 'application/json', 'schema');
  const shape = (schema: unknown) => shapeOf(schema, document);
  const parameters = listOf(at(published, 'parameters')).map((one) => [
    String(at(one, 'name')),
    at(one, 'schema'),
  ]);
  const properties: unknown = Object.fromEntries(parameters);
  const list = { type: 'object', properties };
  return [
    // Ours fill in what is missing, so that nothing of a query is required.
    ...(query || parameters.length > 0
      ? compare('query', { ...shape(query), required: [] }, shape(list), 'request')
      : []),
    ...(body || form !== undefined ? compare('body', shape(body), shape(form), 'request') : []),
    ...(answer === undefined ? [`status ${status} is not published`] : []),
    ...((reply === undefined) === (answered === undefined) ? [] : ['reply: one side has none']),
    ...(reply && answered ? compare('reply', shape(reply), shape(answered), 'reply') : []),
  ];
}
