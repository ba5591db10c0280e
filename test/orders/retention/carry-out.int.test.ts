import { randomUUID } from 'node:crypto';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { RETENTION, type DataClassName } from '#domain/retention/classes.ts';
import { readForm } from '#orders/form.ts';
import { purgeDue } from '#orders/audit-chain/purge.ts';
import { carryOut, dueNow } from '#orders/retention/carry-out.ts';
import { placeOf, sealedTable } from '#orders/keys/sealed-tables.ts';
import { readReport } from '#orders/reports.ts';
import {
  APPLICANT,
  claimReview,
  givenDraft,
  givenStage,
  REVIEWER,
  tell,
} from '../../support/orders.ts';
import { createTestRecord, MONDAY, type TestRecord } from '../../support/record.ts';

const DAY_MS = 86_400_000;
const daysLater = (days: number) => new Date(MONDAY.getTime() + days * DAY_MS);

let record: TestRecord;
const opened: TestRecord[] = [];
beforeEach(async () => {
  record = await createTestRecord();
  opened.push(record);
});
afterAll(async () => {
  for (const one of opened) await one.close();
});

/** What is due of a class, and nothing where it is none. */
const dueOf = async (name: DataClassName) =>
  (await dueNow(record)).find((one) => one.name === name)?.due ?? {};
const daysOf = (name: DataClassName): number => RETENTION[name].days ?? Infinity;
const orderOf = (orderNo: string) => record.db.order.findUniqueOrThrow({ where: { orderNo } });
const formOf = async (orderNo: string) => readForm(record.vault, await orderOf(orderNo));
const materialsOf = (orderNo: string) => record.db.material.count({ where: { orderNo } });
const FULL = expect.objectContaining({ subject: expect.anything() as unknown }) as unknown;

/** An order that was reported, refused and given up, with everything that an order leaves behind. */
async function givenAbandoned(): Promise<string> {
  const orderNo = await givenStage(record, 'initialReview');
  await claimReview(record, orderNo);
  const reasons = [{ field: '/service/name', code: 'serviceNameNotAllowed' }];
  const told = { text: '名称与王伟不符', reasons };
  await tell(record, orderNo, REVIEWER, 'returnToComplete', told);
  await tell(record, orderNo, APPLICANT, 'abandon');
  await record.db.effect.updateMany({ where: { orderNo }, data: { state: 'done' } });
  return orderNo;
}

/** The end of all that an order filed. */
async function filingEnds(orderNo: string, endedAt: Date): Promise<void> {
  const ended = { where: { grantedByOrder: orderNo }, data: { endedAt } };
  await record.db.service.updateMany(ended);
  await record.db.subject.updateMany(ended);
}

describe('retention of orders', () => {
  it('given nothing that has had its term, then nothing is due, and nothing is erased', async () => {
    await givenDraft(record);
    await givenAbandoned();
    record.clock.set(daysLater(29));
    for (const { name, due } of await dueNow(record)) expect(due, name).toEqual({});
    expect(await carryOut(record)).toEqual([]);
    expect(await record.db.auditEntry.count({ where: { action: 'retention.erased' } })).toBe(0);
  });

  it('given a draft that nobody went on with, then it is emptied, its materials with it; one that was touched stays', async () => {
    const [idle, touched] = [await givenDraft(record), await givenDraft(record)];
    const files = await record.db.material.findMany({ where: { orderNo: idle } });
    expect(files.length).toBeGreaterThan(0);
    record.clock.set(daysLater(daysOf('drafts') + 1));
    const deed = { at: daysLater(10), actorId: 'a', actorRole: 'applicant', action: 'form.edited' };
    await record.db.auditEntry.create({ data: { ...deed, target: touched } });

    expect(await dueOf('drafts')).toEqual({ orders: 1 });
    await carryOut(record);

    expect(await formOf(idle)).toEqual({});
    expect(await materialsOf(idle)).toBe(0);
    for (const { storageKey } of files) {
      await expect(record.materialStore.get(storageKey)).rejects.toThrow();
    }
    expect(await formOf(touched)).toEqual(FULL);
    expect(await orderOf(idle)).toMatchObject({ stage: 'draft', formVersion: 2 });
    // It is not met again, unless its applicant fills it in once more.
    expect(await dueOf('drafts')).toEqual({});
  });

  it('given an order that was sent in and taken back, then it is a draft like any other', async () => {
    const orderNo = await givenStage(record, 'initialReview');
    await tell(record, orderNo, APPLICANT, 'withdraw');
    await record.db.effect.updateMany({ where: { orderNo }, data: { state: 'done' } });
    record.clock.set(daysLater(daysOf('drafts') + 1));
    expect(await dueOf('drafts')).toEqual({ orders: 1 });
    await carryOut(record);
    expect(await formOf(orderNo)).toEqual({});
    expect(await materialsOf(orderNo)).toBe(0);
    record.clock.set(daysLater(daysOf('notices') + 1));
    await carryOut(record);
    const told = { orderNo, recipientCipher: { not: null } };
    expect(await record.db.notice.count({ where: told })).toBe(0);
  });

  it('given an order that ended, then its materials go after half a year and its form after three', async () => {
    const orderNo = await givenAbandoned();
    record.clock.set(daysLater(daysOf('materials') + 1));
    expect(await dueOf('materials')).toEqual({ materials: 5 });
    await carryOut(record);
    expect(await materialsOf(orderNo)).toBe(0);
    expect(await formOf(orderNo)).toEqual(FULL);

    record.clock.set(daysLater(daysOf('forms') + 1));
    expect(await dueOf('forms')).toEqual({ orders: 1 });
    await carryOut(record);
    expect(await formOf(orderNo)).toEqual({});
    expect(await record.db.returnedForm.count({ where: { orderNo } })).toBe(0);
    const sealed = { orderNo, OR: [{ noteCipher: { not: null } }, { wordsCipher: { not: null } }] };
    expect(await record.db.timelineEntry.count({ where: sealed })).toBe(0);
    // What became of it stays: that is nobody's personal data.
    expect(await orderOf(orderNo)).toMatchObject({ stage: 'abandoned', outcome: 'abandoned' });
    expect(await record.db.timelineEntry.count({ where: { orderNo } })).toBeGreaterThan(3);
  });

  it('given a material that was looked at lately, then it stays, with who saw it', async () => {
    const orderNo = await givenAbandoned();
    const [material] = await record.db.material.findMany({ where: { orderNo } });
    record.clock.set(daysLater(daysOf('materials') + 1));
    const seen = { materialId: material!.id, at: daysLater(daysOf('materials')), readerId: 'r' };
    await record.db.materialRead.create({ data: { ...seen, via: 'link:now' } });
    await carryOut(record);
    expect(await record.db.material.findMany({ where: { orderNo } })).toEqual([material]);
  });

  it.each([
    ['an order that is under way', 'initialReview'],
    ['an order whose applicant has it', 'correction'],
    ['a filing that lives', 'granted'],
  ] as const)('given %s, then nothing of it goes however old it is', async (_, stage) => {
    const orderNo = await givenStage(record, stage);
    await record.db.effect.updateMany({ data: { state: 'done' } });
    record.clock.set(daysLater(20 * 366));
    await carryOut(record);
    expect(await formOf(orderNo)).toEqual(FULL);
    expect(await materialsOf(orderNo)).toBe(5);
    expect(await record.db.subject.count()).toBe(stage === 'granted' ? 1 : 0);
  });

  it('given an ended order with something still to be sent, then it is left alone', async () => {
    const orderNo = await givenAbandoned();
    const effect = {
      id: `${orderNo}:9:0`,
      orderNo,
      kind: 'sendSms',
      params: {},
      createdAt: MONDAY,
    };
    await record.db.effect.create({ data: effect });
    record.clock.set(daysLater(20 * 366));
    await carryOut(record);
    expect(await formOf(orderNo)).toEqual(FULL);
  });
});

describe('retention of what was filed', () => {
  it('given a filing that ended, then its order’s materials, its rows, persons and versions go in their time', async () => {
    const orderNo = await givenStage(record, 'granted');
    await record.db.effect.updateMany({ where: { orderNo }, data: { state: 'done' } });
    const reports = await record.db.report.findMany({ where: { orderNo } });
    const ended = daysLater(400);
    await filingEnds(orderNo, ended);
    const after = (days: number) => new Date(ended.getTime() + days * DAY_MS);

    record.clock.set(after(daysOf('materials') - 1));
    await carryOut(record);
    expect(await materialsOf(orderNo)).toBe(5);
    record.clock.set(after(daysOf('materials') + 1));
    await carryOut(record);
    expect(await materialsOf(orderNo)).toBe(0);
    expect(await record.db.subject.count()).toBe(1);

    record.clock.set(after(daysOf('endedRecords') + 1));
    expect(await dueOf('endedRecords')).toEqual({ services: 1, subjects: 1 });
    await carryOut(record);
    for (const table of ['subjects', 'services', 'accesses', 'persons', 'record_versions']) {
      const [row] = await record.db.$queryRawUnsafe<{ n: bigint }[]>(
        `SELECT count(*) AS n FROM ${table}`,
      );
      expect(Number(row?.n), table).toBe(0);
    }
    expect(await formOf(orderNo)).toEqual({});
    for (const { id } of reports) {
      const report = await record.db.report.findUniqueOrThrow({ where: { id } });
      expect(readReport(record.vault, report)).toEqual({});
    }
  });

  it('given a record that was changed, then what it said before goes, and what it says now stays', async () => {
    await givenStage(record, 'granted');
    const versions = await record.db.recordVersion.findMany({ where: { kind: 'subject' } });
    const [first] = versions;
    const changed = { change: 'changed', at: daysLater(1), version: first!.version + 1 };
    const { id: _, ...row } = first!;
    await record.db.recordVersion.create({ data: { ...row, ...changed } });
    record.clock.set(daysLater(daysOf('oldVersions') + 2));
    expect(await dueOf('oldVersions')).toEqual({ record_versions: 1 });
    await carryOut(record);
    const left = await record.db.recordVersion.findMany({ where: { kind: 'subject' } });
    expect(left.map(({ version }) => version)).toEqual([first!.version + 1]);
  });
});

describe('retention of what went out and came in', () => {
  const sealed = (table: string, column: string, keys: string[], text: string) =>
    record.vault.seal(placeOf(sealedTable(table), column, keys), text);

  it('given files of a bureau’s link, then those that were dealt with go, and the last one that was sent stays', async () => {
    await record.db.authorityLink.create({ data: { endpoint: 'tianjin', sequence: 2 } });
    const { keyId } = record.vault;
    for (const sequence of [1, 2]) {
      const fileCipher = sealed('authority_uploads', 'file', ['tianjin', String(sequence)], '王伟');
      const wire = { entryName: `f${String(sequence)}`, hash: 'h', encryption: 0, operation: 'o' };
      await record.db.authorityUpload.create({
        data: {
          ...{ endpoint: 'tianjin', sequence, ...wire, fileCipher, keyId },
          ...{ state: 'taken', frozenAt: MONDAY, takenAt: MONDAY },
        },
      });
    }
    for (const [fileName, state] of [
      ['read', 'processed'],
      ['unread', 'unreadable'],
    ] as const) {
      const fileCipher = sealed('authority_downloads', 'file', ['tianjin', fileName], '王伟');
      await record.db.authorityDownload.create({
        data: {
          ...{ endpoint: 'tianjin', fileName, hash: 'h', fileCipher, keyId, state },
          ...{ hashAlgorithm: 0, compression: 0, encryption: 0, receivedAt: MONDAY },
          processedAt: MONDAY,
        },
      });
    }
    record.clock.set(daysLater(daysOf('authorityFiles') + 1));
    const due = { authority_uploads: 1, authority_downloads: 1 };
    expect(await dueOf('authorityFiles')).toEqual(due);
    await carryOut(record);
    const uploads = await record.db.authorityUpload.findMany({ orderBy: { sequence: 'asc' } });
    const textOf = (row: (typeof uploads)[number]) => {
      const place = `authority_uploads.file:tianjin:${String(row.sequence)}`;
      return record.vault.open(place, { cipher: row.fileCipher, keyId: row.keyId });
    };
    expect(uploads.map(textOf)).toEqual(['', '王伟']);
    const kept = await record.db.authorityDownload.findMany({ where: { erasedAt: null } });
    expect(kept.map(({ fileName }) => fileName)).toEqual(['unread']);
  });

  it('given notices and verified mobiles of an order that ended, then words and numbers go, and that there were some stays', async () => {
    const orderNo = await givenStage(record, 'smsVerification');
    const mobiles = await record.db.verificationPerson.count();
    expect(mobiles).toBeGreaterThan(0);
    await record.db.order.update({
      where: { orderNo },
      data: { endedAt: MONDAY, outcome: 'lapsed', stage: 'lapsed' },
    });
    await record.db.effect.updateMany({ where: { orderNo }, data: { state: 'done' } });
    const effect = { id: `${orderNo}:9:0`, orderNo, kind: 'sendSms', params: {}, state: 'done' };
    await record.db.effect.create({ data: { ...effect, createdAt: MONDAY } });
    const id = randomUUID();
    await record.db.notice.create({
      data: {
        ...{ id, orderNo, effectId: effect.id, channel: 'sms', template: 'granted', locale: 'zh' },
        textCipher: sealed('notices', 'text', [id], '{"subject":"","body":"王伟"}'),
        recipientCipher: sealed('notices', 'recipient', [id], '13900000001'),
        ...{ recipientIndex: 'i', keyId: record.vault.keyId, state: 'sent', createdAt: MONDAY },
      },
    });
    record.clock.set(daysLater(daysOf('notices') + 1));
    expect(await dueOf('notices')).toEqual({ notices: 1 });
    expect(await dueOf('verificationMobiles')).toEqual({ sms_verification_persons: mobiles });
    await carryOut(record);
    const notice = await record.db.notice.findUniqueOrThrow({ where: { id } });
    expect(notice).toMatchObject({ recipientCipher: null, recipientIndex: null, state: 'sent' });
    const text = { cipher: notice.textCipher, keyId: notice.keyId };
    expect(record.vault.open(`notices.text:${id}`, text)).toBe('{"subject":"","body":""}');
    const persons = await record.db.verificationPerson.findMany();
    expect(persons).toHaveLength(mobiles);
    for (const one of persons) {
      const mobile = { cipher: one.mobileCipher, keyId: one.keyId };
      const place = `sms_verification_persons.mobile:${one.id}`;
      expect(record.vault.open(place, mobile)).toBe('');
      expect(one.mobileIndex).toBe(`erased:${one.id}`);
    }
  });

  it('given keys of requests, then they go after a month', async () => {
    await givenDraft(record);
    const requests = await record.db.request.count();
    expect(requests).toBeGreaterThan(0);
    record.clock.set(daysLater(daysOf('requestKeys') + 1));
    await carryOut(record);
    expect(await record.db.request.count()).toBe(0);
  });

  it('given sign-ins, then what is left of those that are over goes after half a year, and one that goes on stays', async () => {
    const over = daysLater(1);
    const later = daysLater(daysOf('signIns') + 3);
    const session = (secretHash: string, endsAt: Date, endedAt: Date | null) => ({
      ...{ secretHash, accountId: APPLICANT.id, browser: 'Firefox' },
      ...{ openedAt: over, seenAt: over, endsAt, endedAt },
    });
    await record.db.session.createMany({
      data: [session('a', later, over), session('b', over, null), session('c', later, null)],
    });
    await record.db.passwordReset.create({
      data: { tokenHash: 't', accountId: APPLICANT.id, askedAt: over, endsAt: over },
    });
    record.clock.set(daysLater(daysOf('signIns') + 2));
    expect(await dueOf('signIns')).toEqual({ sessions: 2, password_resets: 1 });
    await carryOut(record);
    const left = await record.db.session.findMany({ select: { secretHash: true } });
    expect(left).toEqual([{ secretHash: 'c' }]);
    expect(await record.db.passwordReset.count()).toBe(0);
  });
});

describe('how retention goes on', () => {
  it('given more than one batch holds, then all of it goes, each batch with its audit row', async () => {
    const model = await givenAbandoned();
    const { orderNo: _, serial: __, ...row } = await orderOf(model);
    const copies = Array.from({ length: 149 }, (___, n) => `BA20260601${String(n + 500_000)}`);
    await record.db.order.createMany({
      data: copies.map((orderNo) => ({ ...row, orderNo, snapshot: {} })),
    });
    record.clock.set(daysLater(daysOf('forms') + 1));
    expect(await dueOf('forms')).toEqual({ orders: 150 });
    const erased = await carryOut(record);
    expect(erased).toContainEqual({ of: 'forms', what: 'orders', count: 150 });
    const rows = await record.db.auditEntry.findMany({
      where: { action: 'retention.erased', target: 'forms' },
      orderBy: { id: 'asc' },
    });
    expect(rows.map(({ after }) => (after as { count: number }).count)).toEqual([100, 50]);
    const named = rows.flatMap(({ after }) => (after as { ids: string[] }).ids);
    expect(named.sort()).toEqual([model, ...copies].sort());
    expect(await dueOf('forms')).toEqual({});
  });

  it('given the operator’s term of the audit, then it is the one that counts, as for its purge', async () => {
    record.clock.set('2026-12-02T01:00:00Z');
    const due = async (auditMonths: number) => {
      const policy = { ...record.policy, auditMonths };
      const classes = await dueNow({ ...record, policy });
      const { before } = await purgeDue({ ...record, policy });
      return { audit: classes.find(({ name }) => name === 'audit'), before };
    };
    expect(await due(36)).toMatchObject({ audit: { term: { months: 36 }, due: {} } });
    const shorter = await due(6);
    expect(shorter.before).toEqual(new Date('2026-06-02T01:00:00Z'));
    const rows = await record.db.auditEntry.count({ where: { at: { lt: shorter.before } } });
    expect(shorter.audit).toMatchObject({ term: { months: 6 }, due: { audit: rows } });
  });

  it('given old rows of the audit, then they are shown, and nothing of them is erased here', async () => {
    await givenDraft(record);
    const rows = await record.db.auditEntry.count();
    record.clock.set('2029-06-02T01:00:00Z');
    expect(await dueOf('audit')).toEqual({ audit: rows });
    await carryOut(record);
    expect(await record.db.auditEntry.count()).toBeGreaterThanOrEqual(rows);
  });
});
