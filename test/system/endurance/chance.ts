import { createHash } from 'node:crypto';

/** Chance that comes out the same for the same seed and question, whoever asks when. */
export type Chance = (question: string) => number;

/** What is left to chance in a run: numbers from 0 to below 1, all from one seed. */
export const chanceOf =
  (seed: string): Chance =>
  (question) =>
    createHash('sha256').update(`${seed}/${question}`).digest().readUInt32BE() / 2 ** 32;

/** One of these, by chance. */
export function oneOf<T>(chance: Chance, question: string, among: readonly T[]): T {
  const found = among[Math.floor(chance(question) * among.length)];
  if (found === undefined) throw new Error(`There is nothing to choose from: ${question}`);
  return found;
}
