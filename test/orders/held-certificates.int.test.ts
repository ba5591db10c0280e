import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gb11714CheckCharacter } from '#domain/identifiers/organisation-code.ts';
import { gb32100CheckCharacter } from '#domain/identifiers/unified-social-credit-code.ts';
import type { Actor } from '#domain/roles.ts';
import { openAccount } from '#orders/accounts.ts';
import { blocksReport } from '#orders/check-report.ts';
import { filingOf } from '#orders/check-order.ts';
import { givenFiledService } from '../support/filed-service.ts';
import { formAbout } from '../support/filing-forms.ts';
import { creditCode, freshForm } from '../support/forms.ts';
import { actor, APPLICANT, claimReview, REVIEWER, tell } from '../support/orders.ts';
import { createTestRecord, MONDAY, type TestRecord } from '../support/record.ts';
import { givenDraftOf, refusals } from '../support/submissions.ts';

let record: TestRecord;
beforeAll(async () => {
  record = await createTestRecord();
});
afterAll(() => record.close());

const TAKEN = ['order.certificate_in_progress'];

async function givenStranger(): Promise<Actor> {
  const handle = `h${randomUUID().slice(0, 8)}`;
  await openAccount(record.db, record.vault, { handle, role: 'applicant' }, MONDAY);
  return actor(handle, 'applicant');
}

let organisations = 0;

/** A change that gives a subject the credit code of its organisation for its old organisation code. */
async function givenNewNumber(): Promise<{ change: string; old: string; fresh: string }> {
  organisations += 1;
  const body = `MA07H${String(organisations).padStart(3, '0')}`;
  const old = `${body}${gb11714CheckCharacter(body)}`;
  const fresh = `91120116${old}${gb32100CheckCharacter(`91120116${old}`)}`;
  const filed = await givenFiledService(record, APPLICANT.id);
  const { subjectId: id } = await record.db.service.findUniqueOrThrow({ where: { id: filed.id } });
  const index = record.vault.index('certificate', old);
  await record.db.subject.update({
    where: { id },
    data: { certificateIndex: index, liveCertificateIndex: index },
  });
  const form = {
    ...formAbout('change', filed),
    subject: { ...filed.subject, certificateNumber: old },
    changes: { subject: { certificateNumber: fresh } },
  };
  return { change: await givenDraftOf(record, 'change', form), old, fresh };
}

async function givenFirstFiling(certificateNumber: string, by: Actor): Promise<string> {
  const form = freshForm();
  const own = { ...form, subject: { ...form.subject, certificateNumber } };
  return givenDraftOf(record, 'newSubject', own, by);
}

const heldBy = async (orderNo: string): Promise<string[]> =>
  (await record.db.heldCertificate.findMany({ where: { orderNo } }))
    .map(({ index }) => index)
    .sort();

const indexesOf = (...numbers: string[]): string[] =>
  numbers.map((number) => record.vault.index('certificate', number)).sort();

describe('a change that brings a new certificate number', () => {
  it('given it is open, then nobody files a first time under the new number; given it was abandoned, then they do', async () => {
    const { change, old, fresh } = await givenNewNumber();
    expect(await refusals(record, change)).toEqual([]);
    expect(await heldBy(change)).toEqual(indexesOf(old, fresh));
    const stranger = await givenStranger();
    const first = await givenFirstFiling(fresh, stranger);
    expect(await refusals(record, first, stranger)).toEqual(TAKEN);
    expect(await heldBy(first)).toEqual([]);
    await tell(record, change, APPLICANT, 'abandon');
    expect(await heldBy(change)).toEqual([]);
    expect(await refusals(record, first, stranger)).toEqual([]);
  });

  it('given it is taken back, then it holds nothing; given it is sent in again, then both numbers', async () => {
    const { change, old, fresh } = await givenNewNumber();
    await refusals(record, change);
    await tell(record, change, APPLICANT, 'withdraw');
    expect(await heldBy(change)).toEqual([]);
    expect(await refusals(record, change)).toEqual([]);
    expect(await heldBy(change)).toEqual(indexesOf(old, fresh));
  });

  it('given it is reported, then its own numbers do not stand in its way', async () => {
    const { change, old, fresh } = await givenNewNumber();
    await refusals(record, change);
    await claimReview(record, change);
    await tell(record, change, REVIEWER, 'pass');
    expect(await heldBy(change)).toEqual(indexesOf(old, fresh));
    const order = await record.db.order.findUniqueOrThrow({ where: { orderNo: change } });
    const report = { orderNo: change, form: filingOf(record, order).form as never };
    expect((await blocksReport(record, report)).map(({ code }) => code)).toEqual([]);
  });

  it.each([1, 2, 3, 4, 5])(
    'given a first filing under it is sent in at the same instant, then one passes (%i)',
    async () => {
      const { change, fresh } = await givenNewNumber();
      const stranger = await givenStranger();
      const first = await givenFirstFiling(fresh, stranger);
      const all = await Promise.all([refusals(record, change), refusals(record, first, stranger)]);
      expect(all.filter((codes) => codes.length === 0)).toHaveLength(1);
    },
  );

  it('given nobody asks the rules, then the database itself refuses a second order', async () => {
    const { change, fresh } = await givenNewNumber();
    await refusals(record, change);
    const orderNo = await givenFirstFiling(creditCode(8_400_000), APPLICANT);
    const [index = ''] = indexesOf(fresh);
    await expect(
      record.db.heldCertificate.create({ data: { index, orderNo } }),
    ).rejects.toMatchObject({ code: 'P2002' });
  });
});
