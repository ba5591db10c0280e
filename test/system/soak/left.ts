import type { Connected } from '#cli/connected.ts';

/** The tasks that may be open when every order has ended: what they are about is a person's to find out. */
const LEFT = {
  // It declares entities: nobody reads it, and a clerk asks the bureau what it was to say.
  entities: 'unreadableFile file.doctype',
  // V3.0 does not name its code: it may be an error that only we can mend, and a clerk asks the bureau.
  unknownCode: 'unplacedResult oursToCorrect result.ours_to_correct',
  // The files came out of order: of this report the bureau has said already what comes after the codes.
  overtaken: 'unplacedResult smsVerified order.not_allowed_now',
} as const;

const named: readonly string[] = Object.values(LEFT);

/** What people still have to see to, and whether each of it is there for its reason. */
export interface Left {
  readonly counts: Readonly<Record<string, number>>;
  readonly entities: number;
  readonly unknownCodes: number;
  /** Tasks of kinds that nobody has explained. */
  readonly unexplained: readonly string[];
  /** Results said to be overtaken, of reports that the bureau has not decided. */
  readonly notOvertaken: readonly string[];
}

/** Reads the tasks that are open in the end. */
export async function readLeft({ db }: Connected): Promise<Left> {
  const tasks = await db.task.findMany({ where: { open: true } });
  const found = tasks.map(({ kind, facts }) => {
    const about = facts as { why?: string; kind?: string; resultId?: string };
    const what = [kind, about.kind, about.why].filter((part) => part !== undefined).join(' ');
    return { what, resultId: about.resultId ?? '' };
  });
  const counts: Record<string, number> = {};
  for (const { what } of found) counts[what] = (counts[what] ?? 0) + 1;

  const notOvertaken: string[] = [];
  for (const { what, resultId } of found) {
    if (what !== LEFT.overtaken) continue;
    const { reportId } = await db.authorityResult.findUniqueOrThrow({ where: { id: resultId } });
    const kind = { in: ['bureauApproved', 'bureauRefused'] };
    const decided = await db.authorityResult.count({ where: { reportId, kind } });
    if (decided === 0) notOvertaken.push(resultId);
  }
  return {
    counts,
    entities: counts[LEFT.entities] ?? 0,
    unknownCodes: counts[LEFT.unknownCode] ?? 0,
    unexplained: Object.keys(counts).filter((what) => !named.includes(what)),
    notOvertaken,
  };
}
