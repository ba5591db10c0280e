import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#domain/roles.ts';
import { NO_OVERRIDES } from '#domain/rules/overrides.ts';
import { openAccount } from '#orders/accounts.ts';
import { currentOverrides, storeOverrides } from '#orders/rule-overrides.ts';
import { givenFiledService } from '../support/filed-service.ts';
import { bringTo, STATES } from '../support/filed-states.ts';
import { formAbout } from '../support/filing-forms.ts';
import { freshForm } from '../support/forms.ts';
import { actor, APPLICANT } from '../support/orders.ts';
import { createTestRecord, MONDAY, type TestRecord } from '../support/record.ts';
import { givenDraftOf, refusals } from '../support/submissions.ts';

let record: TestRecord;
beforeAll(async () => {
  record = await createTestRecord();
  // An account stands for one subject, as at a provider's.
  const { version } = await currentOverrides(record.db);
  const by = actor('manager', 'manager');
  await storeOverrides(record, { content: NO_OVERRIDES, version, note: null, actor: by });
});
afterAll(() => record.close());

/** An account that has nothing yet. */
async function givenAccount(parent?: Actor): Promise<Actor> {
  const handle = `a${randomUUID().slice(0, 8)}`;
  const account = { handle, role: 'applicant', ...(parent && { parentId: parent.id }) } as const;
  await openAccount(record.db, record.vault, account, MONDAY);
  return actor(handle, 'applicant');
}

/** Sends orders in at one instant. */
const atOnce = (drafts: readonly { orderNo: string; by: Actor }[]) =>
  Promise.all(drafts.map(({ orderNo, by }) => refusals(record, orderNo, by)));

const TRIES = Array.from({ length: 5 }, (_, n) => n + 1);

describe('orders that are sent in at one instant', () => {
  it.each(TRIES)('given one certificate and four accounts, then one passes (%i)', async () => {
    const { subject } = freshForm();
    const drafts = await Promise.all(
      [1, 2, 3, 4].map(async () => {
        const by = await givenAccount();
        const form = freshForm();
        const { certificateNumber } = subject;
        const same = { ...form, subject: { ...form.subject, certificateNumber } };
        return { by, orderNo: await givenDraftOf(record, 'newSubject', same, by) };
      }),
    );
    const all = await atOnce(drafts);
    const refused = all.filter((codes) => codes.length > 0);
    expect(refused).toEqual(Array.from({ length: 3 }, () => ['order.certificate_in_progress']));
  });

  it.each(TRIES)('given one account and four subjects, then one passes (%i)', async () => {
    const by = await givenAccount();
    const drafts = await Promise.all(
      [1, 2, 3, 4].map(async () => ({
        by,
        orderNo: await givenDraftOf(record, 'newSubject', freshForm(), by),
      })),
    );
    const all = await atOnce(drafts);
    const refused = all.filter((codes) => codes.length > 0);
    expect(refused).toEqual(Array.from({ length: 3 }, () => ['general.one_subject_an_account']));
  });

  it.each(TRIES)(
    'given a claim and a first filing of one account, then one passes (%i)',
    async () => {
      const by = await givenAccount();
      const filed = await givenFiledService(record, null);
      const claim = await givenDraftOf(record, 'claim', formAbout('claim', filed), by);
      const first = await givenDraftOf(record, 'newSubject', freshForm(), by);
      const all = await atOnce([claim, first].map((orderNo) => ({ orderNo, by })));
      expect(all.filter((codes) => codes.length === 0)).toHaveLength(1);
      expect(all).toContainEqual(['general.one_subject_an_account']);
    },
  );

  it.each(TRIES)(
    'given a change and a new service, then one passes, and the other says why (%i)',
    async () => {
      const by = await givenAccount();
      const filed = await givenFiledService(record, by.id);
      await bringTo(record, filed, { ...STATES.change, accountId: by.id });
      const change = await givenDraftOf(record, 'change', formAbout('change', filed), by);
      const service = await givenDraftOf(record, 'newService', formAbout('newService', filed), by);
      const [ofChange, ofService] = await atOnce(
        [change, service].map((orderNo) => ({ orderNo, by })),
      );
      expect([ofChange, ofService]).toContainEqual([]);
      expect([...(ofChange ?? []), ...(ofService ?? [])]).toEqual([
        ofChange?.length ? 'general.change_beside_addition' : 'general.addition_beside_change',
      ]);
    },
  );
});

describe('an account with one subject', () => {
  it('given an open order of its subject, then its other orders about that one pass the rule, and those of another do not', async () => {
    const by = await givenAccount();
    const first = await givenDraftOf(record, 'newSubject', freshForm(), by);
    expect(await refusals(record, first, by)).toEqual([]);
    const second = await givenDraftOf(record, 'newSubject', freshForm(), by);
    expect(await refusals(record, second, by)).toEqual(['general.one_subject_an_account']);
  });

  it('given a subject that has ended, then another one is filed in its account', async () => {
    const by = await givenAccount();
    const filed = await givenFiledService(record, by.id);
    await bringTo(record, filed, { ...STATES.newSubject, accountId: by.id });
    const orderNo = await givenDraftOf(record, 'newSubject', freshForm(), by);
    expect(await refusals(record, orderNo, by)).toEqual([]);
  });

  it('given a service that was transferred to it, then its own first filing is not in the way', async () => {
    const by = await givenAccount();
    const filed = await givenFiledService(record, APPLICANT.id);
    await record.db.service.update({ where: { id: filed.id }, data: { accountId: by.id } });
    const orderNo = await givenDraftOf(record, 'newSubject', freshForm(), by);
    expect(await refusals(record, orderNo, by)).toEqual([]);
  });
});
