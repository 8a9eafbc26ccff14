import * as v from 'valibot';
import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  type ParsedNode,
  visit,
} from 'yaml';
import { type Configuration, configurationSchema } from '../../../src/payment/offer/configuration';
import {
  type ConfigurationProblem,
  configurationProblems,
} from '../../../src/payment/offer/configurationProblems';
import { patternProblems } from './patternProblems';

/*
 * Reads payments.config.yaml. Only `build.mjs` uses it, once; the functions get what comes out.
 */

/** Something wrong in the file, and where; line and column count from 1. */
export interface Mistake {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

export type ConfigurationFile =
  | { readonly ok: true; readonly configuration: Configuration }
  | { readonly ok: false; readonly mistakes: readonly Mistake[] };

type Path = ConfigurationProblem['path'];
type Issue = v.InferIssue<typeof configurationSchema>;
type Document = ReturnType<typeof parseDocument<ParsedNode>>;

const keySchema = v.union([v.string(), v.number()]);

function pathOf({ path }: Issue): Path {
  return (path ?? []).map(({ key }) => v.parse(keySchema, key));
}

const isUnknownKey = ({ type, expected }: Issue): boolean =>
  type === 'strict_object' && expected === 'never';

function problemOf(issue: Issue): ConfigurationProblem {
  const path = pathOf(issue);
  if (isUnknownKey(issue)) return { path, message: 'is not a key that is known here' };
  const missing = issue.type === 'strict_object' && issue.received === 'undefined';
  return { path, message: missing ? 'is missing' : issue.message };
}

/**
 * Holds the file's data against the schema. Of several unknown keys in one place the schema names the
 * first, so they are taken out of `data` until none is left.
 */
function readShape(data: unknown): {
  readonly configuration: Configuration | undefined;
  readonly problems: readonly ConfigurationProblem[];
} {
  const problems: ConfigurationProblem[] = [];
  for (;;) {
    const parsed = v.safeParse(configurationSchema, data);
    if (parsed.success) return { configuration: parsed.output, problems };
    const unknown = parsed.issues.filter(isUnknownKey);
    if (unknown.length === 0) {
      return { configuration: undefined, problems: [...problems, ...parsed.issues.map(problemOf)] };
    }
    for (const issue of unknown) {
      problems.push(problemOf(issue));
      const at = issue.path?.at(-1);
      if (at?.type === 'object') Reflect.deleteProperty(at.input, at.key);
    }
  }
}

/**
 * Where in the text a path leads: to the key, or the item of a list; if something is missing, to the last part
 * that exists.
 */
function offsetOf(document: Document, path: Path): number {
  let node: ParsedNode | null | undefined = document.contents;
  let offset = node?.range[0] ?? 0;
  for (const key of path) {
    const inside: unknown = isAlias(node) ? node.resolve(document) : node;
    if (isMap<ParsedNode, ParsedNode | null>(inside)) {
      const pair = inside.items.find((each) => isScalar(each.key) && each.key.value === key);
      if (!pair) break;
      offset = pair.key.range[0];
      node = pair.value;
    } else if (isSeq<ParsedNode>(inside)) {
      const item: ParsedNode | undefined = inside.items[Number(key)];
      if (!item) break;
      offset = item.range[0];
      node = item;
    } else break;
  }
  return offset;
}

/** What YAML itself finds wrong, by offset; an alias without its anchor shows only when it is used. */
function syntaxErrors(document: Document): { readonly offset: number; readonly message: string }[] {
  const errors = [...document.errors, ...document.warnings].map(({ pos, message }) => ({
    offset: pos[0],
    message,
  }));
  visit(document, {
    Alias(_key, alias) {
      if (alias.resolve(document)) return;
      errors.push({
        offset: alias.range?.[0] ?? 0,
        message: `there is no anchor &${alias.source}`,
      });
    },
  });
  return errors;
}

/** Reads a configuration file's text: the configuration, or everything that is wrong with it (R70). */
export function readConfigurationFile(text: string): ConfigurationFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const mistakeAt = (offset: number, message: string): Mistake => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col, message };
  };
  const inOrder = (mistakes: Mistake[]): ConfigurationFile => ({
    ok: false,
    mistakes: mistakes.sort((a, b) => a.line - b.line || a.column - b.column),
  });

  const errors = syntaxErrors(document);
  if (errors.length > 0) {
    return inOrder(errors.map(({ offset, message }) => mistakeAt(offset, message)));
  }
  const { configuration, problems } = readShape(document.toJS());
  const found = configuration
    ? [...configurationProblems(configuration), ...patternProblems(configuration)]
    : [];
  const all = [...problems, ...found];
  if (configuration && all.length === 0) return { ok: true, configuration };
  return inOrder(
    all.map(({ path, message }) =>
      mistakeAt(
        offsetOf(document, path),
        [...(path.length ? [path.join('.')] : []), message].join(': '),
      ),
    ),
  );
}
