import { APPROVED_WITHOUT_NUMBERS } from '#orders/results.ts';
import { readResult } from '#orders/kept-results.ts';
import type { Prisma, PrismaClient } from '#prisma/client.ts';
import type { Vault } from '#prisma/vault.ts';
import type { News } from '../v3/news.ts';

/** Where a report is looked for: only what went out over an endpoint is answered there. */
export interface At {
  readonly db: PrismaClient;
  readonly vault: Vault;
  readonly endpoint: string;
}

/** What a bureau said: as what kind of answer, in which of its lists, and when it says that it did. */
export interface Word {
  /** What its result is kept under. */
  readonly id: string;
  readonly answer: string | null;
  readonly list: News['kind'];
  /** A day, or an instant in ISO 8601; undefined where its list has no time. */
  readonly at?: string | undefined;
}

/** The report that a word is about, and the orders that it could be about as well where there are several. */
export interface Meant {
  readonly report: string | null;
  readonly couldMean: readonly string[];
}

/** Nothing of ours. */
export const NOTHING_MEANT: Meant = { report: null, couldMean: [] };

interface Candidate {
  readonly id: string;
  readonly orderNo: string;
  readonly frozenAt: Date;
}

/** A bureau's clock may be so far behind ours. */
const CLOCKS_DIFFER_MS = 10 * 60_000;
const SECOND_MS = 1_000;
const DAY_MS = 86_400_000;

/**
 * The one report that a word is about which names a record, not a report. A record may have been reported
 * several times: corrected, or again by a later order. A word with a time is about the last report that was
 * frozen before it; of those that are left, only one may be open to such a word. Where that does not leave
 * one, nobody guesses: a refusal of an earlier report would refuse the later one.
 */
export async function reportMeant(
  at: At,
  naming: Prisma.AuthorityIdWhereInput,
  word: Word,
): Promise<Meant> {
  const rows = await at.db.authorityId.findMany({
    where: naming,
    distinct: ['reportId'],
    select: { report: { select: { id: true, orderNo: true, frozenAt: true } } },
  });
  const candidates = rows
    .map(({ report }) => report)
    .sort((a, b) => a.frozenAt.getTime() - b.frozenAt.getTime());
  const intime = word.at === undefined ? candidates : lastBefore(candidates, word.at);
  const [only] = intime;
  if (only === undefined || intime.length === 1) return meant(only, candidates);
  const open = await openTo(at, intime, word);
  return meant(open.length === 1 ? open[0] : undefined, intime);
}

const meant = (found: Candidate | undefined, candidates: readonly Candidate[]): Meant => ({
  report: found?.id ?? null,
  couldMean: found === undefined ? [...new Set(candidates.map(({ orderNo }) => orderNo))] : [],
});

/** What may have been the last that was reported when a bureau spoke; several where that is not sure. */
function lastBefore(candidates: readonly Candidate[], said: string): readonly Candidate[] {
  const isDay = said.length === 10;
  const from = Date.parse(isDay ? `${said}T00:00:00+08:00` : said);
  if (Number.isNaN(from)) return candidates;
  const to = from + (isDay ? DAY_MS : SECOND_MS);
  const before = candidates.filter(({ frozenAt }) => frozenAt.getTime() < to + CLOCKS_DIFFER_MS);
  const latest = Math.max(
    ...before.map(({ frozenAt }) => frozenAt.getTime()).filter((frozen) => frozen <= from),
  );
  return before.filter(({ frozenAt }) => frozenAt.getTime() >= latest);
}

/** Both mean that it was approved. */
const sameAs = (answer: string): string =>
  answer === APPROVED_WITHOUT_NUMBERS ? 'bureauApproved' : answer;

/** After these nothing else is said of a report: but the same once more, in another list. */
const DECIDES: readonly string[] = ['bureauApproved', 'bureauRefused', 'reportRefused'];

/** What has been heard of a report before: which answers, each with the list that it stood in. */
interface Heard {
  readonly answer: string;
  readonly list: unknown;
}

/** The reports of which such a word can still come. */
async function openTo(
  at: At,
  candidates: readonly Candidate[],
  { id, answer, list }: Word,
): Promise<readonly Candidate[]> {
  const heard = await heardOf(at, candidates, id);
  const asked = sameAs(answer ?? '');
  const of = (candidate: Candidate): readonly Heard[] => heard.get(candidate.id) ?? [];
  const takenUp = candidates.filter((one) =>
    of(one).some((said) => said.answer !== 'reportRefused'),
  );
  const open = candidates.filter((one) => {
    const decided = of(one).filter((said) => DECIDES.includes(said.answer));
    // A bureau works at one report about a record: with the next, the one before is over.
    if (decided.length === 0) return !takenUp.some(({ frozenAt }) => frozenAt > one.frozenAt);
    const same = of(one).filter((said) => said.answer === asked);
    return same.length === decided.length && same.every((said) => said.list !== list);
  });
  // The last one has heard it already: whichever is meant, it says nothing new.
  const last = open.at(-1);
  return last !== undefined && of(last).some((said) => said.answer === asked) ? [last] : open;
}

async function heardOf(
  { db, vault }: At,
  candidates: readonly Candidate[],
  id: string,
): Promise<ReadonlyMap<string, readonly Heard[]>> {
  const rows = await db.authorityResult.findMany({
    // What died halfway is placed again: its own word is no earlier one.
    where: { reportId: { in: candidates.map((one) => one.id) }, id: { not: id } },
  });
  return new Map(
    candidates.map((one) => [
      one.id,
      rows
        .filter(({ reportId }) => reportId === one.id)
        .map((row) => ({ answer: sameAs(row.kind), list: readResult(vault, row).kind })),
    ]),
  );
}
