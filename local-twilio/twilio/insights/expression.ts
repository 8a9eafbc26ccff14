import type { RestError } from '../rest/errors';
import { isJsonObject, type JsonObject } from '../rest/json';
import { done, type Outcome, refused } from '../rest/outcome';
import type { SwitchSettings } from '../switches/switches';

/*
 * Twilio's Live Query Language: `field operator "value"`, joined by and, or and parentheses.
 * https://www.twilio.com/docs/sync/live-query
 */

/** Whether an item matches; fields are named like `data.attributes.full_name`. */
export type Matches = (data: JsonObject) => boolean;

const refusal = (code: number, message: string): RestError => ({ status: 400, code, message });
const errors = {
  invalid: refusal(54507, 'Invalid query'),
  tooManyOperators: refusal(54509, 'Query expression contains too many operators'),
  tooManyItems: refusal(54510, 'Query expression contains an array with too many items'),
} as const;

/** There have to be fewer, of operators and of elements of an array. */
const LIMIT = 30;

const TOKEN = /\s*(?:("(?:[^"\\]|\\.)*")|(&&|\|\||==|!=|[()[\],])|([\w.-]+))/y;

interface Token {
  readonly kind: 'value' | 'sign' | 'word';
  readonly text: string;
}

function tokensOf(text: string): readonly Token[] | undefined {
  const tokens: Token[] = [];
  const trimmed = text.trimEnd();
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < trimmed.length) {
    const [, value, sign, word] = TOKEN.exec(trimmed) ?? [];
    if (value !== undefined) tokens.push({ kind: 'value', text: value.slice(1, -1) });
    else if (sign !== undefined) tokens.push({ kind: 'sign', text: sign });
    else if (word !== undefined) tokens.push({ kind: 'word', text: word });
    else return undefined;
  }
  return tokens;
}

/** Each operator by all its forms. */
const operators: Readonly<
  Record<string, 'and' | 'or' | 'eq' | 'not_eq' | 'in' | 'not_in' | 'contains'>
> = {
  ...{ and: 'and', AND: 'and', '&&': 'and', or: 'or', OR: 'or', '||': 'or' },
  ...{ eq: 'eq', EQ: 'eq', '==': 'eq', not_eq: 'not_eq', NOT_EQ: 'not_eq', '!=': 'not_eq' },
  ...{ in: 'in', IN: 'in', not_in: 'not_in', NOT_IN: 'not_in' },
  ...{ contains: 'contains', CONTAINS: 'contains' },
};

/** What is guessed of a comparison. */
type Guesses = Pick<SwitchSettings, 'queryArrays' | 'queryContains'>;

/** What a field holds, as texts; empty for one that is not there. */
function valuesOf(
  data: JsonObject,
  field: string,
  arrays: Guesses['queryArrays'],
): readonly string[] {
  const value = field
    .replace(/^data\./, '')
    .split('.')
    .reduce<unknown>((within, name) => (isJsonObject(within) ? within[name] : undefined), data);
  const elements: readonly unknown[] = Array.isArray(value) ? value : [value];
  const all = Array.isArray(value) && arrays === 'no-value' ? [] : elements;
  return all.filter((each) => each !== undefined && each !== null).map(String);
}

/** Ends the reading of an expression that is none. */
class Invalid extends Error {
  constructor(readonly refusal: RestError = errors.invalid) {
    super(refusal.message);
  }
}

/** Reads tokens from the first to the last; `or` binds less than `and`. */
function reader(tokens: readonly Token[], { queryArrays, queryContains }: Guesses) {
  let at = 0;
  let count = 0;
  const peek = (text: string): boolean => tokens[at]?.kind !== 'value' && tokens[at]?.text === text;
  const operator = () => {
    const token = tokens[at];
    return token === undefined || token.kind === 'value' ? undefined : operators[token.text];
  };
  function take(kind: Token['kind'], text?: string): string {
    const token = tokens[at];
    if (token?.kind !== kind || (text !== undefined && token.text !== text)) throw new Invalid();
    at += 1;
    return token.text;
  }
  function countOperator(): void {
    at += 1;
    count += 1;
    if (count >= LIMIT) throw new Invalid(errors.tooManyOperators);
  }

  function array(): readonly string[] {
    take('sign', '[');
    const values: string[] = [];
    while (!peek(']')) {
      if (values.length > 0) take('sign', ',');
      values.push(take('value'));
      if (values.length >= LIMIT) throw new Invalid(errors.tooManyItems);
    }
    take('sign', ']');
    return values;
  }

  function comparison(): Matches {
    const field = take('word');
    const values = (data: JsonObject) => valuesOf(data, field, queryArrays);
    const compare = operator();
    countOperator();
    switch (compare) {
      case 'eq':
      case 'not_eq': {
        const wanted = take('value');
        return (data) => values(data).includes(wanted) === (compare === 'eq');
      }
      case 'in':
      case 'not_in': {
        const wanted = new Set(array());
        return (data) => values(data).some((value) => wanted.has(value)) === (compare === 'in');
      }
      case 'contains': {
        const cased = (text: string) => (queryContains === 'any-case' ? text.toLowerCase() : text);
        const part = cased(take('value'));
        return (data) => values(data).some((value) => cased(value).includes(part));
      }
      case 'and':
      case 'or':
      case undefined:
        throw new Invalid();
    }
  }

  function term(): Matches {
    if (!peek('(')) return comparison();
    take('sign', '(');
    const inner = either();
    take('sign', ')');
    return inner;
  }

  function both(): Matches {
    let left = term();
    while (operator() === 'and') {
      countOperator();
      const [first, second] = [left, term()];
      left = (data) => first(data) && second(data);
    }
    return left;
  }

  function either(): Matches {
    let left = both();
    while (operator() === 'or') {
      countOperator();
      const [first, second] = [left, both()];
      left = (data) => first(data) || second(data);
    }
    return left;
  }

  return {
    whole(): Matches {
      const matches = either();
      if (at < tokens.length) throw new Invalid();
      return matches;
    },
  };
}

/** Reads an expression; an empty one matches everything. */
export function parseExpression(text: string, guesses: Guesses): Outcome<Matches> {
  const tokens = tokensOf(text);
  if (!tokens) return refused(errors.invalid);
  if (tokens.length === 0) return done(() => true);
  try {
    return done(reader(tokens, guesses).whole());
  } catch (error) {
    if (error instanceof Invalid) return refused(error.refusal);
    throw error;
  }
}
