import { describe, expect, it } from 'vitest';
import { checkRecord, RECORD_GUARDS } from '#domain/checks/record-guards.ts';
import type { Differing, RecordStanding } from '#domain/checks/record-standing.ts';
import { FILING_TYPES, type FilingType } from '#domain/filing-types.ts';
import { fieldPointers } from '#domain/forms/form-registry.ts';

const TYPES = Object.keys(FILING_TYPES) as FilingType[];

/** What is filed here, and the account's own. */
const OWN: RecordStanding = {
  reader: 'applicant',
  ...{ subject: 'own', service: 'own', differs: [], accessHere: true, othersServices: false },
  ...{
    changesSubject: false,
    newCertificateTaken: false,
    claimed: [],
    claimable: false,
    receiver: 'sound',
  },
};

/** How everything stands where nothing speaks against an order of a type. */
const SOUND: Readonly<Record<FilingType, RecordStanding>> = {
  newSubject: { ...OWN, subject: 'unnamed', service: 'unnamed' },
  newService: { ...OWN, service: 'unnamed' },
  newAccess: { ...OWN, accessHere: false },
  change: { ...OWN, changesSubject: true },
  cancelAccess: OWN,
  deregisterService: OWN,
  deregisterSubject: { ...OWN, service: 'unnamed' },
  claim: { ...OWN, subject: 'nobodys', service: 'unnamed', claimable: true },
  transfer: OWN,
};

const found = (type: FilingType, part: Partial<RecordStanding>) =>
  checkRecord(type, { ...SOUND[type], ...part }).map(({ code }) => code);

/** What breaks each guard, for one of its types. */
const BROKEN: Readonly<Record<string, readonly [FilingType, Partial<RecordStanding>]>> = {
  'record.subject_unknown': ['claim', { subject: 'unknown' }],
  'record.subject_ended': ['newService', { subject: 'ended' }],
  'record.subject_of_another_account': ['change', { subject: 'another' }],
  'record.subject_of_nobody': ['deregisterSubject', { subject: 'nobodys' }],
  'record.province_differs': ['change', { differs: ['/subject/province'] }],
  'record.nature_differs': ['change', { differs: ['/subject/nature'] }],
  'record.certificate_type_differs': ['change', { differs: ['/subject/certificateType'] }],
  'record.certificate_number_differs': [
    'deregisterSubject',
    { differs: ['/subject/certificateNumber'] },
  ],
  'record.subject_number_differs': ['newService', { differs: ['/subject/icpNumber'] }],
  'record.subject_name_differs': ['transfer', { differs: ['/subject/name'] }],
  'record.new_certificate_taken': ['change', { newCertificateTaken: true }],
  'record.services_of_other_accounts': ['deregisterSubject', { othersServices: true }],
  'record.service_unknown': ['cancelAccess', { service: 'unknown' }],
  'record.service_ended': ['deregisterService', { service: 'ended' }],
  'record.service_of_another_account': ['cancelAccess', { service: 'another' }],
  'record.service_of_nobody': ['transfer', { service: 'nobodys' }],
  'record.service_of_other_subject': ['cancelAccess', { differs: ['/service/icpNumber'] }],
  'record.service_kind_differs': ['cancelAccess', { differs: ['/service/kind'] }],
  'record.service_name_differs': ['cancelAccess', { differs: ['/service/name'] }],
  'record.not_our_access': ['cancelAccess', { accessHere: false }],
  'record.access_here_already': ['newAccess', { accessHere: true }],
  'record.claimed_service_unknown': ['claim', { claimed: ['unknown'] }],
  'record.claimed_service_ended': ['claim', { claimed: ['nobodys', 'ended'] }],
  'record.claimed_service_of_another_account': ['claim', { claimed: ['another'] }],
  'record.nothing_to_claim': ['claim', { subject: 'own', claimable: false }],
  'record.receiver_unknown': ['transfer', { receiver: 'unknown' }],
  'record.receiver_is_oneself': ['transfer', { receiver: 'itself' }],
  'record.receiver_is_sub_user': ['transfer', { receiver: 'subUser' }],
  'record.receiver_is_individual': ['transfer', { receiver: 'individual' }],
  'record.receiver_name_differs': ['transfer', { receiver: 'otherName' }],
  'record.receiver_without_subject': ['transfer', { receiver: 'withoutSubject' }],
};

describe('the guards of the record', () => {
  it('given all, then no code is there twice, and each is tried here', () => {
    expect(RECORD_GUARDS.map(({ code }) => code)).toEqual(Object.keys(BROKEN));
  });

  it.each(TYPES)('given a %s that nothing stands against, then nothing is found', (type) => {
    expect(found(type, {})).toEqual([]);
  });

  it.each(Object.entries(BROKEN))(
    'given what %s is about, then it alone is found',
    (code, [type, part]) => {
      expect(found(type, part)).toEqual([code]);
    },
  );

  it.each(RECORD_GUARDS.map((guard) => [guard.code, guard] as const))(
    'given %s, then its words are whole in both languages, and it points into every form that it is about',
    (_, { text, remedy, field, filingTypes }) => {
      for (const { zh, en } of [text, remedy]) {
        expect(zh).toMatch(/[\u4e00-\u9fff].*。$/);
        expect(en).toMatch(/^[A-Z].*\.$/);
      }
      for (const type of filingTypes) {
        const inForm = fieldPointers(type).some((one) => one === field || one.startsWith(field));
        expect([type, inForm]).toEqual([type, true]);
      }
    },
  );
});

describe('whose a filing is', () => {
  it('given a service that was transferred here, then it is acted on although its subject is another account’s', () => {
    for (const type of ['cancelAccess', 'deregisterService', 'transfer', 'newAccess'] as const) {
      expect(found(type, { subject: 'another' })).toEqual([]);
    }
    expect(found('change', { subject: 'another', changesSubject: false })).toEqual([]);
    expect(found('change', { subject: 'another', service: 'unnamed' })).toEqual([
      'record.subject_of_another_account',
    ]);
  });

  it('given somebody else’s filing, then nobody is told what on it differs: it could be tried out', () => {
    const differs: Differing[] = ['/subject/certificateNumber', '/subject/nature'];
    expect(found('newService', { subject: 'another', differs })).toEqual([
      'record.subject_of_another_account',
    ]);
    expect(found('cancelAccess', { subject: 'another', service: 'another', differs })).toEqual([
      'record.service_of_another_account',
    ]);
  });

  it('given another’s subject beside a service of one’s own, then its subject is not told of either', () => {
    const differs: Differing[] = ['/service/icpNumber', '/subject/certificateNumber'];
    expect(found('cancelAccess', { subject: 'another', differs })).toEqual([
      'record.service_of_other_subject',
    ]);
    expect(found('cancelAccess', { subject: 'another', differs: differs.slice(1) })).toEqual([
      'record.certificate_number_differs',
    ]);
  });

  it('given a filing that nobody has claimed, then what fits and what does not are answered alike, and a reviewer is told', () => {
    const differs: Differing[] = ['/subject/certificateNumber', '/subject/name'];
    for (const type of ['newService', 'newAccess', 'deregisterSubject'] as const) {
      const nobodys = { subject: 'nobodys', service: 'unknown' } as const;
      const alike = found(type, nobodys);
      expect(alike).toEqual(['record.subject_of_nobody']);
      expect(found(type, { ...nobodys, differs })).toEqual(alike);
    }
    expect(found('claim', { differs })).toEqual(found('claim', {}));
    expect(found('claim', { differs, reader: 'staff' })).toEqual([
      'record.certificate_number_differs',
      'record.subject_name_differs',
    ]);
  });

  it('given a claim of a certificate’s filing under another number, then that number is unknown, as it were without the certificate', () => {
    const numberOfAnother: Differing[] = ['/subject/icpNumber'];
    expect(found('claim', { differs: numberOfAnother })).toEqual(
      found('claim', { subject: 'unknown' }),
    );
  });

  it('given a service that is unknown here, then it gets an access under the account’s own subject, and under no other', () => {
    const unknown = { service: 'unknown', accessHere: undefined } as const;
    expect(found('newAccess', unknown)).toEqual([]);
    expect(found('newAccess', { ...unknown, subject: 'unknown' })).toEqual([]);
    expect(found('newAccess', { ...unknown, subject: 'another' })).toEqual([
      'record.subject_of_another_account',
    ]);
  });
});
