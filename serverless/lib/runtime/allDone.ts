/**
 * As `Promise.all`, but rejects only once all have ended, because the platform cuts off whatever is still
 * running when a function answers. Of several failures the first in the list is thrown.
 */
export async function allDone<T extends readonly unknown[] | []>(
  works: T,
): Promise<{ -readonly [P in keyof T]: Awaited<T[P]> }> {
  await Promise.allSettled(works);
  return Promise.all(works);
}
