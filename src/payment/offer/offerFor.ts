import * as v from 'valibot';
import type { Configuration, Processor } from './configuration';
import type { ConfigurationProblem } from './configurationProblems';

/*
 * Who may start what, by the roles that Flex gave an agent. A payment that is open goes on with whoever
 * has the call: a transfer must not leave it to nobody.
 */

/** Flex's own are `agent`, `supervisor` and `admin`; an account may have others. */
const role = v.pipe(v.string(), v.regex(/^\S{1,100}$/, 'must be the name of a role'));
/** An agent needs one of them. */
export const rolesSchema = v.pipe(
  v.array(role),
  v.minLength(1, 'must name at least one'),
  v.readonly(),
);

export const rightsSchema = v.strictObject({
  /** Who may keep a card or account as a token; every agent when absent. */
  tokenize: v.optional(rolesSchema),
});

const hasOne = (roles: readonly string[], needed: readonly string[] | undefined): boolean =>
  needed?.some((each) => roles.includes(each)) ?? true;

/** A processor as an agent may use it; none without a purpose that is left. */
function processorFor(
  { roles: needed, ...processor }: Processor,
  roles: readonly string[],
  mayTokenize: boolean,
): readonly Processor[] {
  const purposes = processor.purposes.filter((purpose) => purpose === 'charge' || mayTokenize);
  return hasOne(roles, needed) && purposes.length > 0 ? [{ ...processor, purposes }] : [];
}

/**
 * What an agent with these roles is offered: the configuration without what they may not use, and
 * without the rules themselves (R74). No processor may be left. Of the prefill only what is not offered
 * goes; what is locked stays, and then nothing starts.
 */
export function offerFor(configuration: Configuration, roles: readonly string[]): Configuration {
  const { rights, prefill } = configuration;
  const mayTokenize = hasOne(roles, rights.tokenize);
  const processors = configuration.processors.flatMap((each) =>
    processorFor(each, roles, mayTokenize),
  );
  const offered: Record<'processor' | 'method' | 'purpose', readonly string[]> = {
    processor: processors.map(({ name }) => name),
    method: processors.flatMap(({ methods }) => methods.map(({ method }) => method)),
    purpose: processors.flatMap(({ purposes }) => purposes),
  };
  const dropped = (['processor', 'method', 'purpose'] as const).filter((key) => {
    const value = prefill[key];
    return value !== undefined && !offered[key].includes(value) && !prefill.locked.includes(key);
  });
  const kept = { ...prefill, ...Object.fromEntries(dropped.map((key) => [key, undefined])) };
  return { ...configuration, processors, prefill: kept, rights: {} };
}

function repeatedRoles(
  roles: readonly string[] | undefined,
  path: ConfigurationProblem['path'],
): readonly ConfigurationProblem[] {
  const repeated = roles?.flatMap((each, index, all) =>
    all.indexOf(each) < index ? [{ path: [...path, index], message: 'is named twice' }] : [],
  );
  return repeated ?? [];
}

/** Rules about roles that make no sense; empty when all is well (R70). */
export function rightsProblems(configuration: Configuration): readonly ConfigurationProblem[] {
  const { processors, rights } = configuration;
  const { tokenize } = rights;
  const isToken = (purpose: string) => purpose !== 'charge';
  const problems = [...repeatedRoles(tokenize, ['rights', 'tokenize'])];
  if (tokenize && !processors.some(({ purposes }) => purposes.some(isToken))) {
    const message = 'has no effect: no processor keeps tokens';
    problems.push({ path: ['rights', 'tokenize'], message });
  }
  for (const [index, { roles, purposes }] of processors.entries()) {
    const path = ['processors', index, 'roles'];
    problems.push(...repeatedRoles(roles, path));
    if (roles && tokenize && purposes.every(isToken) && !hasOne(roles, tokenize)) {
      problems.push({ path, message: 'leaves nobody anything: none of them may keep tokens' });
    }
  }
  return problems;
}
