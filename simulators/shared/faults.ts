/** One fault that a test asked for: `to` narrows it, `times` is how often it still strikes. */
export interface Fault<Mode extends string> {
  readonly mode: Mode;
  readonly to?: string;
  readonly ms?: number;
  readonly code?: number;
  readonly status?: string;
  /** The only call that it strikes, where a simulator has several at one address. */
  readonly method?: string;
  times?: number;
}

/** Digits of a telephone number without a leading +86 or 86; other addresses in lower case. */
export function addressKey(address: string): string {
  const trimmed = address.trim().toLowerCase();
  if (!/^\+?[\d\s()-]+$/.test(trimmed)) return trimmed;
  return trimmed.replace(/\D/g, '').replace(/^86(?=1\d{10}$)/, '');
}

/** The faults in force. They live in memory only: a restarted simulator is a healthy one. */
export class Faults<Mode extends string> {
  #faults: Fault<Mode>[] = [];
  readonly #struck = new Map<string, number>();

  /** Sets a fault; it replaces an earlier one for the same address (or the one for all). */
  set(fault: Fault<Mode> | { mode: 'none'; to?: string }): void {
    this.#faults = this.#faults.filter((other) => keyOf(other) !== keyOf(fault));
    if (fault.mode !== 'none') this.#faults.push({ ...(fault as Fault<Mode>) });
    else if (fault.to === undefined) this.clear();
  }

  /** Adds a fault behind those that wait for the same address: none of them is replaced. */
  add(fault: Fault<Mode>): void {
    this.#faults.push({ ...fault });
  }

  /** Ends all faults. */
  clear(): void {
    this.#faults = [];
  }

  /** The faults in force, for the control page. */
  list(): readonly Fault<Mode>[] {
    return this.#faults;
  }

  /** How often each kind has struck since the start: its mode, with the code and the call that it was set for. */
  struck(): Readonly<Record<string, number>> {
    return Object.fromEntries(this.#struck);
  }

  /**
   * The fault that strikes this request, if any, and counts it; one for `to` goes first. Those that
   * don't fit the request wait for another one.
   */
  take(to?: string, fits: (fault: Fault<Mode>) => boolean = () => true): Fault<Mode> | undefined {
    const key = to === undefined ? undefined : addressKey(to);
    const fitting = this.#faults.filter(fits);
    const fault =
      fitting.find((other) => other.to !== undefined && keyOf(other) === key) ??
      fitting.find((other) => other.to === undefined);
    if (fault !== undefined) this.#count(fault);
    if (fault?.times !== undefined) {
      fault.times -= 1;
      if (fault.times <= 0) this.#faults = this.#faults.filter((other) => other !== fault);
    }
    return fault;
  }

  #count({ mode, code, method }: Fault<Mode>): void {
    const kind = [mode, code, method].filter((part) => part !== undefined).join(' ');
    this.#struck.set(kind, (this.#struck.get(kind) ?? 0) + 1);
  }
}

function keyOf(fault: { to?: string }): string | undefined {
  return fault.to === undefined ? undefined : addressKey(fault.to);
}
