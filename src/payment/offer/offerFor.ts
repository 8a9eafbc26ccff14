import type { Configuration, Processor } from './configuration';

/*
 * Who may start what, by the roles that Flex gave an agent. An open payment continues with whoever has the
 * call: after a transfer somebody must be able to finish it.
 */

/** Whether one of the roles is among those needed. */
export const hasOne = (roles: readonly string[], needed: readonly string[] | undefined): boolean =>
  needed?.some((each) => roles.includes(each)) ?? true;

/** What a prefill may choose between. */
export function namesOffered(
  processors: readonly Processor[],
): Readonly<Record<'processor' | 'method' | 'purpose', readonly string[]>> {
  return {
    processor: processors.map(({ name }) => name),
    method: processors.flatMap(({ methods }) => methods.map(({ method }) => method)),
    purpose: processors.flatMap(({ purposes }) => purposes),
  };
}

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
 * What an agent with these roles is offered: the configuration without what they may not use, and without the
 * rules themselves (R74). There may be no processor left. Prefilled values that are not offered are dropped,
 * but locked ones stay, so that nothing starts.
 */
export function offerFor(configuration: Configuration, roles: readonly string[]): Configuration {
  const { rights, prefill } = configuration;
  const mayTokenize = hasOne(roles, rights.tokenize);
  const processors = configuration.processors.flatMap((each) =>
    processorFor(each, roles, mayTokenize),
  );
  const offered = namesOffered(processors);
  const dropped = (['processor', 'method', 'purpose'] as const).filter((key) => {
    const value = prefill[key];
    return value !== undefined && !offered[key].includes(value) && !prefill.locked.includes(key);
  });
  const kept = { ...prefill, ...Object.fromEntries(dropped.map((key) => [key, undefined])) };
  const { wrapUpMinutes } = rights;
  return { ...configuration, processors, prefill: kept, rights: { wrapUpMinutes } };
}
