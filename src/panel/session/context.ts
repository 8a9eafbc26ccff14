import { createContext, useContext } from 'react';

/** What every key of the caller changes of a row. */
export interface Keyed {
  /** The masked value; empty where there is none. */
  readonly shown: string;
  /** How many were pressed, also before an entry was refused; 0 where none was seen. */
  readonly digits: number;
  /** When something was last heard of the payment; null where the caller is not on this field. */
  readonly heardAt: number | null;
}

const KeyedContext = createContext<Keyed>({ shown: '', digits: 0, heardAt: null });

/** Around a row. The texts read what they say themselves: no key renders anything around them. */
export const KeyedProvider = KeyedContext.Provider;

export function useKeyed(): Keyed {
  return useContext(KeyedContext);
}
