import type { BenchSystem } from './system.ts';

/** What a part of the measurement is given. */
export interface Bench {
  /** Makes a system of the part's own, afresh and not yet started. It is ended when the part is. */
  system(): BenchSystem;
  /** Says how far it has got. */
  say(line: string): void;
  /** How much is measured. */
  readonly sizes: Sizes;
}

/** How much is measured. The full sizes are those of docs/performance.md. */
export interface Sizes {
  /** Orders sent their whole way, after a tenth as many of warm-up. */
  readonly orders: number;
  /** Orders submitted and decided one at a time. */
  readonly alone: number;
  /** The same with 32 people at once. */
  readonly together: number;
  /** Open orders in the task list, each a measurement of its own. */
  readonly open: readonly number[];
  /** Orders in flight when everything is killed. */
  readonly inFlight: number;
  /** Terms that fall due at one instant. */
  readonly terms: number;
}

export const FULL: Sizes = {
  ...{ orders: 1000, alone: 200, together: 640, inFlight: 500, terms: 10_000 },
  open: [1_000, 10_000, 100_000],
};

export const QUICK: Sizes = {
  ...{ orders: 60, alone: 20, together: 64, inFlight: 40, terms: 100 },
  open: [100, 1_000],
};

/** Orders under way at a time, and people who call at a time, where many are meant. */
export const MANY = 32;

/** One part: what it adds to the figures. */
export type Part = (bench: Bench) => Promise<Readonly<Record<string, unknown>>>;
