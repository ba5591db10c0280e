import type { ImportedSubject } from '#domain/import/filed.ts';
import type { ReportLine } from '#domain/import/report.ts';
import { SYSTEM } from '#domain/roles.ts';
import { Prisma, type Transaction } from '#prisma/client.ts';
import type { OrdersDeps } from '../deps.ts';
import { auditAll, type Deed } from '../audit.ts';
import { Changes } from './changes.ts';
import { decide, type Decided, type Given } from './decide.ts';
import { readExisting } from './existing.ts';
import { conflictLines } from './lines.ts';
import { readAccounts } from './read-accounts.ts';
import { readOneSubject, readSubjectsOf } from './subjects-of-accounts.ts';
import { writeChanges } from './write.ts';

type Deps = Pick<OrdersDeps, 'db' | 'vault' | 'clock'>;

/** So many subjects go in together: each is whole, and few are lost where a run is ended between. */
const BATCH = 200;
const BATCH_MS = 60_000;

/** Thrown to take back what a dry run has written, and to hand out what it came to. */
class DryRun extends Error {
  readonly decided: readonly Decided[];
  constructor(decided: readonly Decided[]) {
    super('A dry run writes nothing.');
    this.decided = decided;
  }
}

/**
 * Takes subjects with all that is under them into the registry, in batches of a transaction each, and says
 * line by line what became of them. A subject goes in whole or not at all. Run again, it goes on where it
 * was ended, and finds what it has written unchanged. A dry run does the same and takes it back.
 */
export async function* importSubjects(
  deps: Deps,
  subjects: readonly ImportedSubject[],
  { dryRun }: { readonly dryRun: boolean },
): AsyncGenerator<readonly ReportLine[]> {
  const accounts = await readAccounts(deps.db, subjects);
  const oneSubjectIn = await readOneSubject(deps.db, await deps.clock.now(deps.db));
  // What batches before would have given to whom: a dry run leaves nothing of it in the record.
  const taking: (readonly [accountId: string, icpNumber: string])[] = [];
  for (let done = 0; done < subjects.length; done += BATCH) {
    const batch = subjects.slice(done, done + BATCH);
    const decided = await together(batch);
    yield decided.flatMap(({ lines }) => lines);
  }

  /** A batch at once; where the record refuses something of it, one by one to find what. */
  async function together(batch: readonly ImportedSubject[]): Promise<readonly Decided[]> {
    try {
      return await taken(batch);
    } catch (error) {
      if (!isConflict(error)) throw error;
    }
    const decided: Decided[] = [];
    for (const subject of batch) decided.push(...(await alone(subject)));
    return decided;
  }

  async function alone(subject: ImportedSubject): Promise<readonly Decided[]> {
    try {
      return await taken([subject]);
    } catch (error) {
      if (!isConflict(error)) throw error;
    }
    const given = await read(deps.db, [subject]);
    const { lines } = decide(subject, given);
    return [{ changes: new Changes(), lines: conflictLines(lines) }];
  }

  async function taken(batch: readonly ImportedSubject[]): Promise<readonly Decided[]> {
    // Read before: what an order writes between makes our own next version its second, which the record refuses.
    const given = await read(deps.db, batch);
    const decided = batch.map((subject) => decide(subject, given));
    const changes = new Changes();
    for (const one of decided) changes.add(one.changes);
    try {
      return await deps.db.$transaction(
        async (tx) => {
          await writeChanges(tx, deps.vault, changes, given.now);
          await auditAll(tx, deedsOf(batch, decided, given.now));
          if (dryRun) throw new DryRun(decided);
          return decided;
        },
        { timeout: BATCH_MS },
      );
    } catch (error) {
      if (!(error instanceof DryRun)) throw error;
      for (const { record } of changes.subjects) {
        if (record.accountId !== null) taking.push([record.accountId, record.icpNumber]);
      }
      return error.decided;
    }
  }

  async function read(tx: Transaction, batch: readonly ImportedSubject[]): Promise<Given> {
    const existing = await readExisting(tx, deps.vault, batch);
    const subjectsOf = await readSubjectsOf(tx, [...accounts.accounts.values()]);
    for (const [accountId, icpNumber] of taking) subjectsOf.add(accountId, icpNumber);
    const now = await deps.clock.now(tx);
    return { vault: deps.vault, existing, ...accounts, oneSubjectIn, subjectsOf, now };
  }
}

/** A deed for each subject of which something is written. */
function deedsOf(batch: readonly ImportedSubject[], decided: readonly Decided[], at: Date): Deed[] {
  return batch.flatMap(({ icpNumber }, index) => {
    const { subjects, services, accesses } = decided[index]?.changes ?? new Changes();
    const after = {
      subjects: subjects.length,
      services: services.length,
      accesses: accesses.length,
    };
    const written = after.subjects + after.services + after.accesses > 0;
    return written
      ? [{ at, actor: SYSTEM, action: 'filing.imported', target: icpNumber, after }]
      : [];
  });
}

/** A unique index or a foreign key has refused a row; of a hand-written statement, Prisma names the code beside. */
const CONFLICTS: readonly string[] = ['P2002', 'P2003', 'P2034', '23505', '23503', '40P01'];

function isConflict(error: unknown): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false;
  const { code, meta } = error;
  return (
    CONFLICTS.includes(code) || CONFLICTS.some((one) => JSON.stringify(meta).includes(`"${one}"`))
  );
}
