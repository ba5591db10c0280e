import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FilingType } from '#domain/filing-types.ts';
import { openAccount } from '#orders/accounts.ts';
import { givenFiledService, type FiledService } from '../support/filed-service.ts';
import { bringTo, STATES } from '../support/filed-states.ts';
import { formAbout } from '../support/filing-forms.ts';
import { creditCode, freshForm } from '../support/forms.ts';
import { actor, APPLICANT } from '../support/orders.ts';
import { createTestRecord, MONDAY, type TestRecord } from '../support/record.ts';
import { everything, givenDraftOf, refusals } from '../support/submissions.ts';

let record: TestRecord;
beforeAll(async () => {
  record = await createTestRecord();
  const account = { handle: 'somebody-else', role: 'applicant' } as const;
  await openAccount(record.db, record.vault, account, MONDAY);
});
afterAll(() => record.close());

const OTHER = actor('somebody-else', 'applicant');

type State = Partial<(typeof STATES)[FilingType]>;

/** One refusal: what is filed otherwise than it has to be, or what the form says otherwise. */
interface Refused {
  readonly given: string;
  readonly types: readonly FilingType[];
  readonly state?: State;
  readonly says?: (filed: FiledService) => object;
  readonly codes: readonly string[];
}

const ended = { subjectEnded: true } as const;
const another = { accountId: OTHER.id } as const;
const nobodys = { accountId: null } as const;

const OF_A_SERVICE = ['cancelAccess', 'deregisterService', 'transfer'] as const;

/** A number of the right form under which nothing is filed. */
const UNKNOWN = '津ICP备2099999999号';

const subjectWith = (part: object) => (filed: FiledService) => ({
  subject: { ...filed.subject, ...part },
});

const serviceWith = (part: object) => (filed: FiledService) => ({
  service: { ...filed.service, ...part },
});

/** A number under which nothing is filed, of a subject that nobody has. */
const stranger = () => ({
  subject: {
    ...{ icpNumber: UNKNOWN, nature: 'enterprise', province: '天津' },
    ...{ certificateType: 'unifiedSocialCreditCode', certificateNumber: creditCode(9_999_999) },
    name: '天津无此示例有限公司',
  },
});

const REFUSED: readonly Refused[] = [
  {
    given: 'a service that is gone with its subject',
    types: [...OF_A_SERVICE, 'newAccess'],
    state: ended,
    codes: ['record.subject_ended', 'record.service_ended'],
  },
  {
    given: 'a subject that is gone',
    types: ['newService', 'deregisterSubject', 'claim'],
    state: ended,
    codes: ['record.subject_ended'],
  },
  {
    given: 'a service of another account',
    types: [...OF_A_SERVICE, 'change', 'newAccess'],
    state: another,
    codes: ['record.service_of_another_account'],
  },
  {
    given: 'a subject of another account',
    types: ['newService', 'deregisterSubject', 'claim'],
    state: another,
    codes: ['record.subject_of_another_account'],
  },
  {
    given: 'a service that nobody has claimed',
    types: [...OF_A_SERVICE, 'change', 'newAccess'],
    state: nobodys,
    codes: ['record.service_of_nobody'],
  },
  {
    given: 'a subject that nobody has claimed',
    types: ['newService', 'deregisterSubject'],
    state: nobodys,
    codes: ['record.subject_of_nobody'],
  },
  {
    given: 'a subject that is unknown here',
    types: ['claim'],
    says: stranger,
    codes: ['record.subject_unknown'],
  },
  {
    given: 'a service that is unknown here',
    types: [...OF_A_SERVICE, 'change'],
    says: ({ subject, service }) => ({
      service: { ...service, icpNumber: `${subject.icpNumber}-99` },
    }),
    codes: ['record.service_unknown'],
  },
  {
    given: 'another certificate than is filed',
    types: [...OF_A_SERVICE, 'newService', 'change'],
    says: subjectWith({ certificateNumber: creditCode(8_888_888) }),
    codes: ['record.certificate_number_differs'],
  },
  {
    given: 'another nature than is filed',
    types: ['change', 'deregisterSubject', 'newService'],
    says: subjectWith({ nature: 'institution' }),
    codes: ['record.nature_differs'],
  },
  {
    given: 'an access of another provider, and none of ours',
    types: ['cancelAccess'],
    state: { accessHere: false, accessElsewhere: true },
    codes: ['record.not_our_access'],
  },
  {
    given: 'an access that is here already',
    types: ['newAccess'],
    state: { accessHere: true },
    codes: ['record.access_here_already'],
  },
  {
    given: 'everything in the account already',
    types: ['claim'],
    state: { accountId: APPLICANT.id },
    codes: ['record.nothing_to_claim'],
  },
  {
    given: 'a service to claim that is not of the subject',
    types: ['claim'],
    says: (filed) => ({
      services: [{ ...filed.service, icpNumber: `${filed.subject.icpNumber}-7` }],
    }),
    codes: ['record.claimed_service_unknown', 'record.nothing_to_claim'],
  },
  {
    given: 'no such receiver',
    types: ['transfer'],
    says: () => ({ receiver: { account: 'nobody', subjectName: '某公司' } }),
    codes: ['record.receiver_unknown'],
  },
  {
    given: 'a member of staff as the receiver',
    types: ['transfer'],
    says: () => ({ receiver: { account: 'manager', subjectName: '某公司' } }),
    codes: ['record.receiver_unknown'],
  },
  {
    given: 'oneself as the receiver',
    types: ['transfer'],
    says: () => ({ receiver: { account: 'applicant', subjectName: '某公司' } }),
    codes: ['record.receiver_is_oneself'],
  },
  {
    given: 'something else typed to confirm',
    types: ['deregisterService', 'deregisterSubject'],
    says: () => ({ irreversible: 'understood' }),
    codes: ['form.confirms_something_else'],
  },
  {
    given: 'a filing number of the wrong form',
    types: [...OF_A_SERVICE, 'change'],
    says: serviceWith({ icpNumber: '津备12-1' }),
    codes: ['identifier.icp_number.format'],
  },
  {
    given: 'a change of province',
    types: ['change'],
    says: subjectWith({ province: '上海' }),
    codes: ['form.icp_number_of_other_province', 'record.province_differs'],
  },
];

describe('a certificate number that a change brings', () => {
  const changed = async (certificateNumber: string) => {
    const filed = await givenFiledService(record, APPLICANT.id);
    const old = 'MA05TE016';
    const { subjectId: id } = await record.db.service.findUniqueOrThrow({
      where: { id: filed.id },
    });
    const index = record.vault.index('certificate', old);
    const indexes = { certificateIndex: index, liveCertificateIndex: index };
    await record.db.subject.update({ where: { id }, data: indexes });
    const form = {
      ...formAbout('change', filed),
      subject: { ...filed.subject, certificateNumber: old },
      changes: { subject: { certificateNumber } },
    };
    const found = await refusals(record, await givenDraftOf(record, 'change', form));
    await record.db.subject.update({ where: { id }, data: { liveCertificateIndex: null } });
    return found.filter((code) => code.startsWith('record.'));
  };

  it('given another subject’s, or an open order’s, then it is refused; given nobody’s, then not', async () => {
    const { subject } = await givenFiledService(record, APPLICANT.id);
    expect(await changed(subject.certificateNumber)).toEqual(['record.new_certificate_taken']);
    const form = freshForm();
    expect(await refusals(record, await givenDraftOf(record, 'newSubject', form))).toEqual([]);
    const open = form.subject.certificateNumber;
    expect(await changed(open)).toEqual(['record.new_certificate_taken']);
    expect(await changed(creditCode(7_777_777))).toEqual([]);
  });
});

const EACH = REFUSED.flatMap(({ types, ...refused }) =>
  types.map((type) => ({ type, ...refused })),
);

describe('what an order is about', () => {
  it.each(EACH)(
    'given $given, when a $type is sent in, then it is refused and nothing is written',
    async ({ type, state, says, codes }) => {
      const filed = await givenFiledService(record, APPLICANT.id);
      await bringTo(record, filed, { ...STATES[type], ...state });
      const form = { ...formAbout(type, filed), ...says?.(filed) };
      const orderNo = await givenDraftOf(record, type, form);
      const before = await everything(record, orderNo);
      const found = await refusals(record, orderNo);
      expect(found).toEqual(expect.arrayContaining([...codes]));
      expect(found.filter((code) => code.startsWith('record.'))).toEqual(
        codes.filter((code) => code.startsWith('record.')),
      );
      expect(await everything(record, orderNo)).toEqual(before);
    },
  );
});
