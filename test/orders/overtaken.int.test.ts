import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CheckFinding } from '#domain/checks/finding.ts';
import type { CodedError } from '#domain/errors.ts';
import type { Actor } from '#domain/roles.ts';
import { NO_OVERRIDES } from '#domain/rules/overrides.ts';
import { openAccount } from '#orders/accounts.ts';
import { sendBack } from '#orders/second-review.ts';
import { currentOverrides, storeOverrides } from '#orders/rule-overrides.ts';
import { givenFiledService, type FiledService } from '../support/filed-service.ts';
import { bringTo, STATES } from '../support/filed-states.ts';
import { formAbout } from '../support/filing-forms.ts';
import { creditCode } from '../support/forms.ts';
import { actor, APPLICANT, claimReview, REVIEWER, tell } from '../support/orders.ts';
import { createTestRecord, MONDAY, type TestRecord } from '../support/record.ts';
import { givenRecommended, SENIOR } from '../support/two-people.ts';
import { everything, givenDraftOf, refusals } from '../support/submissions.ts';

let record: TestRecord;
beforeAll(async () => {
  record = await createTestRecord();
  // An account stands for one subject, as at a provider's.
  const { version } = await currentOverrides(record.db);
  const by = actor('manager', 'manager');
  await storeOverrides(record, { content: NO_OVERRIDES, version, note: null, actor: by });
});
afterAll(() => record.close());

async function givenAccount(): Promise<{ by: Actor; handle: string }> {
  const handle = `o${randomUUID().slice(0, 8)}`;
  await openAccount(record.db, record.vault, { handle, role: 'applicant' }, MONDAY);
  return { by: actor(handle, 'applicant'), handle };
}

/** What refuses a step: the refusal's own code, then what was found. */
async function refused(step: Promise<unknown>): Promise<readonly string[]> {
  try {
    await step;
    return [];
  } catch (error) {
    const { code, facts, remedy } = error as CodedError;
    expect(remedy).toMatch(/^[A-Z].*\.$/);
    const found = (facts?.['findings'] ?? []) as CheckFinding[];
    return [code, ...found.map((finding) => finding.code)];
  }
}

describe('a claim whose pass is accepted', () => {
  async function givenClaim(subject: object = {}) {
    const { by } = await givenAccount();
    const filed = await givenFiledService(record, null);
    const form = { ...formAbout('claim', filed), subject: { ...filed.subject, ...subject } };
    const orderNo = await givenDraftOf(record, 'claim', form, by);
    expect(await refusals(record, orderNo, by)).toEqual([]);
    await claimReview(record, orderNo);
    const recommended = await givenRecommended(record, orderNo, REVIEWER, { type: 'pass' });
    return { by, filed, orderNo, recommended, pass: recommended.accept };
  }

  const bring = (filed: FiledService, accountId: string) =>
    bringTo(record, filed, { ...STATES.claim, accountId });

  it('given nothing has changed, then it is granted', async () => {
    const { pass } = await givenClaim();
    expect(await pass()).toMatchObject({ outcome: 'granted' });
  });

  it('given another certificate than is filed, then it is refused: that is not its applicant’s filing', async () => {
    const { pass } = await givenClaim({ certificateNumber: creditCode(8_700_001) });
    expect(await refused(pass())).toEqual(['order.overtaken', 'record.certificate_number_differs']);
  });

  const MEANWHILE: readonly [
    string,
    (filed: FiledService, by: Actor) => Promise<unknown>,
    readonly string[],
  ][] = [
    [
      'everything has come under the account',
      (filed, by) => bring(filed, by.id),
      ['record.nothing_to_claim'],
    ],
    [
      'it belongs to another account',
      (filed) => bring(filed, APPLICANT.id),
      ['record.subject_of_another_account'],
    ],
    [
      'it has ended',
      (filed) => bringTo(record, filed, { ...STATES.claim, subjectEnded: true }),
      ['record.subject_ended'],
    ],
    [
      'the account has got another subject',
      (_, by) => givenFiledService(record, by.id),
      ['general.one_subject_an_account'],
    ],
  ];

  it.each(MEANWHILE)(
    'given %s meanwhile, then it is refused, nothing is written, and it can be returned',
    async (_, happens, codes) => {
      const { by, filed, orderNo, recommended, pass } = await givenClaim();
      await happens(filed, by);
      const before = await everything(record, orderNo);
      expect(await refused(pass())).toEqual(['order.overtaken', ...codes]);
      expect(await everything(record, orderNo)).toEqual(before);
      await sendBack(record, { id: recommended.id, comment: '情况有变。', actor: SENIOR });
      const reasons = [{ field: '/subject/name', code: 'otherProvince' }];
      const returned = await tell(record, orderNo, REVIEWER, 'reject', { reasons });
      expect(returned).toMatchObject({ stage: 'correction' });
    },
  );
});

describe('a transfer that is accepted', () => {
  async function givenTransfer() {
    const { by: receiver, handle } = await givenAccount();
    const theirs = await givenFiledService(record, receiver.id);
    const { by } = await givenAccount();
    const filed = await givenFiledService(record, by.id);
    await bringTo(record, filed, { ...STATES.transfer, accountId: by.id });
    const named = { account: handle, subjectName: theirs.subject.name };
    const form = { ...formAbout('transfer', filed), receiver: named };
    const orderNo = await givenDraftOf(record, 'transfer', form, by);
    expect(await refusals(record, orderNo, by)).toEqual([]);
    return { by, filed, theirs, receiver, orderNo };
  }

  const subjectIdOf = async ({ id }: FiledService) =>
    (await record.db.service.findUniqueOrThrow({ where: { id } })).subjectId;

  const change = async (filed: FiledService, data: object) =>
    record.db.subject.update({ where: { id: await subjectIdOf(filed) }, data });

  it('given nothing has changed, then it is granted', async () => {
    const { orderNo, receiver } = await givenTransfer();
    expect(await tell(record, orderNo, receiver, 'accept')).toMatchObject({ outcome: 'granted' });
  });

  type Given = Awaited<ReturnType<typeof givenTransfer>>;

  const MEANWHILE: readonly [string, (given: Given) => Promise<unknown>, readonly string[]][] = [
    [
      'the service has ended',
      ({ by, filed }) =>
        bringTo(record, filed, { ...STATES.transfer, accountId: by.id, subjectEnded: true }),
      ['record.subject_ended', 'record.service_ended'],
    ],
    [
      'the service belongs to a third account',
      ({ filed }) =>
        record.db.service.update({ where: { id: filed.id }, data: { accountId: APPLICANT.id } }),
      ['record.service_of_another_account'],
    ],
    [
      'the receiver’s account stands for an individual',
      ({ theirs }) => change(theirs, { nature: 'individual' }),
      ['record.receiver_is_individual'],
    ],
    [
      'the receiver’s subject has got another name',
      ({ theirs }) =>
        change(theirs, { nameIndex: record.vault.index('subjectName', '天津改名示例有限公司') }),
      ['record.receiver_name_differs'],
    ],
    [
      'the receiver’s subject has an open order',
      async ({ theirs, receiver }) => {
        await bringTo(record, theirs, { ...STATES.change, accountId: receiver.id });
        const own = formAbout('change', theirs);
        const orderNo = await givenDraftOf(record, 'change', own, receiver);
        expect(await refusals(record, orderNo, receiver)).toEqual([]);
      },
      ['general.receiver_open_order'],
    ],
  ];

  it.each(MEANWHILE)(
    'given %s meanwhile, then it is refused, nothing is written, and the receiver may still decline',
    async (_, happens, codes) => {
      const given = await givenTransfer();
      const { orderNo, receiver } = given;
      await happens(given);
      const before = await everything(record, orderNo);
      expect(await refused(tell(record, orderNo, receiver, 'accept'))).toEqual([
        'order.overtaken',
        ...codes,
      ]);
      expect(await everything(record, orderNo)).toEqual(before);
      await tell(record, orderNo, receiver, 'decline');
    },
  );
});
