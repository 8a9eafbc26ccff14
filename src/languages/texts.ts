import type { en } from './en';

/** A language: the same keys as English, or it does not compile. */
export type Texts = Readonly<Record<keyof typeof en, string>>;
