/** The tags that an If-Match header names, each without its quotes and the mark of a weak one. */
function tagsOf(ifMatch: string): readonly string[] {
  return ifMatch.split(',').map((tag) => tag.trim().replace(/^(?:W\/)?"(.*)"$/, '$1'));
}

export type Match =
  /** It names the version that there is, or `*`, or there is no such header. */
  | { readonly kind: 'fits' }
  /** It names others. */
  | { readonly kind: 'differs'; readonly tags: readonly string[] };

/** Holds an If-Match header against the version of a resource, in lower case. */
export function matchVersion(ifMatch: string | undefined, version: string): Match {
  if (ifMatch === undefined) return { kind: 'fits' };
  const tags = tagsOf(ifMatch);
  const fits = tags.some((tag) => tag === '*' || tag.toLowerCase() === version);
  return fits ? { kind: 'fits' } : { kind: 'differs', tags };
}
