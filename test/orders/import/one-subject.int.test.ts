import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NO_OVERRIDES } from '#domain/rules/overrides.ts';
import { openAccount } from '#orders/accounts.ts';
import { currentOverrides, storeOverrides } from '#orders/rule-overrides.ts';
import { readFilings, withCells } from '#test/cli/support/import-folder.ts';
import { actor } from '#test/support/orders.ts';
import { createTestRecord, MONDAY, type TestRecord } from '#test/support/record.ts';
import { imported, short } from './support.ts';

let record: TestRecord;
beforeAll(async () => {
  record = await createTestRecord();
  await overruled(NO_OVERRIDES);
});
afterAll(() => record.close());

async function overruled(content: object): Promise<void> {
  const { version } = await currentOverrides(record.db);
  const by = actor('manager', 'manager');
  await storeOverrides(record, { content, version, note: null, actor: by });
}

async function givenAccount(): Promise<string> {
  const handle = `i${randomUUID().slice(0, 8)}`;
  await openAccount(record.db, record.vault, { handle, role: 'applicant' }, MONDAY);
  return handle;
}

let from = 1;
/** Two invented subjects that no other test has, both of one account. */
function twoOf(account: string) {
  const first = from;
  from += 2;
  const both = readFilings(
    2,
    ({ subjects }) => {
      for (const line of [0, 1]) withCells(subjects, line, { account });
    },
    {},
    first,
  );
  return { both, one: { ...both, subjects: both.subjects.slice(0, 1) } };
}

const TAKEN = 'subjects.csv:3 refused import.second_subject';

const ofSubjects = (lines: readonly string[]) =>
  lines.filter((line) => line.startsWith('subjects.csv'));

describe('an import where an account has one subject', () => {
  it('given two subjects of one account, then the second line is refused with the way out, dry or not, and the first goes in', async () => {
    const { both } = twoOf(await givenAccount());
    const dry = await imported(record, both, { dryRun: true });
    const lines = await imported(record, both);
    expect(dry).toEqual(lines);
    expect(ofSubjects(short(lines))).toEqual(['subjects.csv:2 created', TAKEN]);
    const [refused] = lines.filter(({ refusal }) => refusal?.code === 'import.second_subject');
    expect(refused?.refusal).toMatchObject({
      column: 'account',
      remedy: expect.stringMatching(/leave the column empty/) as string,
    });
    const [, second] = both.subjects;
    expect(await record.db.subject.count({ where: { icpNumber: second?.icpNumber ?? '' } })).toBe(
      0,
    );
  });

  it('given the account has its subject since a run before, then that one is as it was, and another is refused', async () => {
    const { both, one } = twoOf(await givenAccount());
    await imported(record, one);
    expect(ofSubjects(short(await imported(record, both)))).toEqual([
      'subjects.csv:2 unchanged',
      TAKEN,
    ]);
  });

  it('given its subject has ended, then it gets another', async () => {
    const { both, one } = twoOf(await givenAccount());
    await imported(record, one);
    const [first, second] = both.subjects;
    await record.db.subject.update({
      where: { icpNumber: first?.icpNumber ?? '' },
      data: { endedAt: MONDAY, liveCertificateIndex: null },
    });
    const later = { ...both, subjects: second ? [second] : [] };
    expect(ofSubjects(short(await imported(record, later)))).toEqual(['subjects.csv:3 created']);
  });

  it('given a provider that lets accounts have several, then both go in, and stay when it changes its mind', async () => {
    const { both } = twoOf(await givenAccount());
    await overruled({ change: [{ code: 'general.one_subject_an_account', off: true }], add: [] });
    const goIn = ofSubjects(short(await imported(record, both)));
    expect(goIn).toEqual(['subjects.csv:2 created', 'subjects.csv:3 created']);
    await overruled(NO_OVERRIDES);
    const again = ofSubjects(short(await imported(record, both)));
    expect(again).toEqual(['subjects.csv:2 unchanged', 'subjects.csv:3 unchanged']);
  });
});

describe('the audit of an import', () => {
  const runs = () => record.db.auditEntry.findMany({ where: { action: 'import.run' } });

  it('given a run, then it has one row with what became of its lines, and nothing of anybody; a dry run has none', async () => {
    const { both } = twoOf(await givenAccount());
    const before = await runs();
    await imported(record, both, { dryRun: true });
    expect(await runs()).toHaveLength(before.length);
    const lines = await imported(record, both);
    const count = (outcome: string) => lines.filter((line) => line.outcome === outcome).length;
    const [run, ...more] = (await runs()).slice(before.length);
    expect(more).toEqual([]);
    expect(run).toMatchObject({ actorId: 'system', target: 'registry' });
    expect(run?.after).toEqual({
      ...{ created: count('created'), refused: count('refused') },
      ...{ updated: 0, unchanged: 0, complete: true },
    });
    expect(count('created')).toBeGreaterThan(0);
    expect(count('refused')).toBeGreaterThan(0);
  });
});
