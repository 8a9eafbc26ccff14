import { Type } from '@sinclair/typebox';

/** A switch between values; the description says why nobody knows. */
export function choice<const T extends string>(
  values: readonly T[],
  byDefault: NoInfer<T>,
  description: string,
) {
  return Type.Unsafe<T>({ type: 'string', enum: values, default: byDefault, description });
}
