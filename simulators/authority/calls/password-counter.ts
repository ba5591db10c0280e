const mostChecks = 10;
const windowMs = 60_000;

/** Counts the checks of each province. In memory only: a restarted bureau counts anew. */
export class PasswordChecks {
  readonly #checks = new Map<string, number[]>();

  /** Counts a check at `now` (ms); false when there were too many in the last minute. */
  allow(code: string, now: number): boolean {
    const recent = (this.#checks.get(code) ?? []).filter((at) => now - at < windowMs);
    this.#checks.set(code, [...recent, now]);
    return recent.length < mostChecks;
  }
}
