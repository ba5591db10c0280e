/** The spread of measured times, in milliseconds, and how many there were. */
export interface Spread {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly n: number;
}

/** Rounds for reading: a figure pretends no more precision than it has. */
export const rounded = (value: number, digits = 1): number => Number(value.toFixed(digits));

/** Percentiles by nearest rank: each is a time that was really measured. NaN of no times at all. */
export function spreadOf(times: readonly number[]): Spread {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number) =>
    rounded(sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN, 2);
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), n: sorted.length };
}
