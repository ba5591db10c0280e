import type { Policy } from '../policy.ts';
import { RETENTION, type DataClass, type DataClassName } from './classes.ts';

const DAY_MS = 86_400_000;

/** How long a class is kept, counted as it is said. */
export type Term = { readonly days: number } | { readonly months: number };

/** The term of a class under the operator's settings; null where there is none. */
export function termOf(name: DataClassName, policy: Pick<Policy, 'auditMonths'>): Term | null {
  const { days, months }: DataClass = RETENTION[name];
  if (months !== undefined) return { months: policy[months] };
  return days === null ? null : { days };
}

/** What was left alone since before this instant has had its term; null where there is no term, or a setting says it. */
export function cutoffOf(name: DataClassName, now: Date): Date | null {
  const { days }: DataClass = RETENTION[name];
  return days === null ? null : new Date(now.getTime() - days * DAY_MS);
}
