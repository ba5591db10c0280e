import { createHash } from 'node:crypto';

/** Chance that comes out the same for the same seed and question, whoever asks when. */
export type Chance = (question: string) => number;

/** What is left to chance in a run: numbers from 0 to below 1, all from one seed. */
export const chanceOf =
  (seed: string): Chance =>
  (question) =>
    createHash('sha256').update(`${seed}/${question}`).digest().readUInt32BE() / 2 ** 32;
