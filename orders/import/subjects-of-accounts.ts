import { dayInShanghai } from '#domain/calendar/days.ts';
import type { Province } from '#domain/provinces.ts';
import { ruleSet } from '#domain/rules/rule-set.ts';
import type { Transaction } from '#prisma/client.ts';
import { oneSubjectOnly } from '../one-subject.ts';
import { currentOverrides } from '../rule-overrides.ts';

/** Whether an account has one subject only, by the province of the one that comes. */
export type OneSubjectIn = (province: Province | undefined) => boolean;

/** Reads whether the rules of today let an account have one subject only: an import gives subjects as a claim does. */
export async function readOneSubject(db: Transaction, now: Date): Promise<OneSubjectIn> {
  const { content } = await currentOverrides(db);
  const today = dayInShanghai(now);
  const known = new Map<Province, boolean>();
  return (province) => {
    if (province === undefined) return false;
    const one = known.get(province) ?? oneSubjectOnly(ruleSet(province, today, content), 'claim');
    known.set(province, one);
    return one;
  };
}

/** The living subjects that accounts stand for, as an import goes on: their filing numbers. */
export class SubjectsOfAccounts {
  readonly #numbers = new Map<string, Set<string>>();

  /** Whether an account stands for another subject than this one. */
  hasAnother(accountId: string, icpNumber: string): boolean {
    return [...(this.#numbers.get(accountId) ?? [])].some((number) => number !== icpNumber);
  }

  add(accountId: string, icpNumber: string): void {
    const numbers = this.#numbers.get(accountId) ?? new Set();
    this.#numbers.set(accountId, numbers.add(icpNumber));
  }
}

/** Reads what these accounts stand for already. */
export async function readSubjectsOf(
  tx: Transaction,
  accountIds: readonly string[],
): Promise<SubjectsOfAccounts> {
  const rows = await tx.subject.findMany({
    where: { accountId: { in: [...accountIds] }, endedAt: null },
    select: { accountId: true, icpNumber: true },
  });
  const subjects = new SubjectsOfAccounts();
  for (const { accountId, icpNumber } of rows) {
    if (accountId !== null) subjects.add(accountId, icpNumber);
  }
  return subjects;
}
