import { seededRandom } from '../local-twilio/edge/random';

/** A separate seed for part `index` of what `seed` generates. */
export function seedOf(seed: number, index: number): number {
  return Math.floor(seededRandom(Math.imul(seed, 31) + Math.imul(index, 0x9e3779b1))() * 2 ** 31);
}
