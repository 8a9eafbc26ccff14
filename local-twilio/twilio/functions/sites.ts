/** A file that is served as it is. */
export interface Asset {
  readonly visibility: 'public' | 'protected' | 'private';
  readonly content: Buffer;
  readonly contentType: string;
}

/** What answers at one domain of Twilio Functions. */
export interface Site {
  /** Port of the process that serves its functions, once it runs; undefined when it does not come up. */
  readonly port: () => Promise<number | undefined>;
  /** Functions, by path, that only Twilio may call (protected), or only other functions load (private). */
  readonly guarded: ReadonlyMap<string, 'protected' | 'private'>;
  readonly assets: ReadonlyMap<string, Asset>;
}

/** The sites of the account by domain, e.g. `payments-local.twil.io`. */
export type Sites = Map<string, Site>;
