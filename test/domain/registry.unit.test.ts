import { describe, expect, it } from 'vitest';
import { FILING_TYPES, type FilingType } from '#domain/filing-types.ts';
import type { Application } from '#domain/registry/application.ts';
import { servicesOutOfReach } from '#domain/registry/lost-grants.ts';
import { isPersonal } from '#domain/masking/masked-fields.ts';
import { RECORD_CHANGES } from '#domain/registry/record-changes.ts';
import { recordDifference } from '#domain/registry/record-difference.ts';
import type {
  AccessRecord,
  FiledAccess,
  FiledService,
  FiledSubject,
  ServiceRecord,
  SubjectRecord,
} from '#domain/registry/records.ts';
import { COMPLETE } from './support/complete-forms.ts';

const AT = new Date('2026-06-01T01:00:00Z');
const standing = { providerId: null, bureauId: null, grantedAt: AT, endedAt: null };
const { subject: stated, subjectOwner, service: statedService } = COMPLETE.newSubject;
const { subject: named, service: namedService } = COMPLETE.change;
const { ipAddresses, resourceCode, ...serviceFields } = statedService;

const subjectRecord = {
  ...stated,
  ...{ icpNumber: named.icpNumber, accountId: 'acc-a', owner: subjectOwner },
} as SubjectRecord;
const serviceRecord = {
  ...serviceFields,
  icpNumber: namedService.icpNumber,
  ...{ subjectNumber: named.icpNumber, accountId: 'acc-a' },
} as unknown as ServiceRecord;
const accessRecord: AccessRecord = {
  ...{ serviceNumber: namedService.icpNumber, otherProvider: null },
  ...{ ipAddresses: [...ipAddresses], resourceCode },
};

const ACCESS: FiledAccess = { ...standing, id: 'access', record: accessRecord };
const ELSEWHERE: FiledAccess = {
  ...{ ...standing, id: 'elsewhere' },
  record: { ...accessRecord, otherProvider: '110' },
};
const SERVICE: FiledService = {
  ...{ ...standing, id: 'service', record: serviceRecord },
  accesses: [ACCESS, ELSEWHERE],
};
const SUBJECT: FiledSubject = {
  ...standing,
  id: 'subject',
  record: subjectRecord,
  services: [SERVICE],
};
const FILED = { subject: SUBJECT, service: SERVICE };

const application = (
  form: object,
  filed: Application['filed'] = FILED,
  more: Partial<Application> = {},
): Application => ({
  ...{ form: form, filed, accountId: 'acc-a', receiverId: null, numbers: {} },
  ...more,
});

const changesOf = (type: FilingType, asked: Application) => RECORD_CHANGES[type](asked);
const linesOf = (type: FilingType, asked: Application) =>
  changesOf(type, asked).map(({ kind, change, id }) => `${kind} ${change} ${id ?? 'new'}`);

describe('the table of record changes', () => {
  it('given every filing type, then it has a row, which bears a draft without anything in it', () => {
    expect(Object.keys(RECORD_CHANGES)).toEqual(Object.keys(FILING_TYPES));
    for (const type of Object.keys(FILING_TYPES) as FilingType[]) {
      expect(() => changesOf(type, application({}, {})), type).not.toThrow();
    }
  });

  it.each<[FilingType, readonly string[]]>([
    ['newSubject', ['subject created new', 'service created new', 'access created new']],
    ['newService', ['subject created new', 'service created new', 'access created new']],
    ['newAccess', ['subject created new', 'service created new', 'access created new']],
    ['change', ['subject created new', 'service created new']],
    ['cancelAccess', []],
    ['deregisterService', []],
    ['deregisterSubject', []],
    ['claim', []],
    ['transfer', []],
  ])(
    'given %s of what is not known here, then it becomes known or nothing happens',
    (type, lines) => {
      expect(linesOf(type, application(COMPLETE[type], {}))).toEqual(lines);
    },
  );

  it.each<[FilingType, readonly string[]]>([
    ['newService', ['service created new', 'access created new']],
    ['newAccess', []],
    ['change', ['subject changed subject', 'service changed service']],
    ['cancelAccess', ['access ended access']],
    [
      'deregisterService',
      ['access ended access', 'access ended elsewhere', 'service ended service'],
    ],
    [
      'deregisterSubject',
      [
        ...['access ended access', 'access ended elsewhere', 'service ended service'],
        'subject ended subject',
      ],
    ],
    ['claim', []],
  ])('given %s of what is filed, then it changes that and nothing else', (type, lines) => {
    const filed = type === 'newService' ? { subject: SUBJECT } : FILED;
    expect(linesOf(type, application(COMPLETE[type], filed))).toEqual(lines);
  });

  it('given what has ended already, then it does not end again', () => {
    const gone: FiledService = {
      ...{ ...SERVICE, endedAt: AT },
      accesses: SERVICE.accesses.map((one) => ({ ...one, endedAt: AT })),
    };
    const filed = { subject: { ...SUBJECT, services: [gone] }, service: gone };
    expect(linesOf('deregisterService', application(COMPLETE.deregisterService, filed))).toEqual(
      [],
    );
    expect(linesOf('deregisterSubject', application(COMPLETE.deregisterSubject, filed))).toEqual([
      'subject ended subject',
    ]);
    const moved = application(COMPLETE.transfer, filed, { receiverId: 'acc-b' });
    expect(linesOf('transfer', moved)).toEqual([]);
  });
});

describe('a change', () => {
  it('given what it leaves out, then that stays; an empty text is taken out, and a list is replaced', () => {
    const changes = {
      subject: { investor: '' },
      subjectOwner: { mobile: '13900000111' },
      service: { kind: 'website', domains: ['a.example.cn'], resourceCode: '' },
    };
    const form = { ...COMPLETE.change, changes };
    const found = changesOf('change', application(form));
    const after = Object.fromEntries(found.map((one) => [one.kind, one.after]));
    const { investor: _gone, ...rest } = subjectRecord;
    expect(after['subject']).toEqual({
      ...rest,
      owner: { ...subjectOwner, mobile: '13900000111' },
    });
    expect(after['service']).toEqual({ ...serviceRecord, domains: ['a.example.cn'] });
    const { resourceCode: _code, ...bare } = accessRecord;
    expect(after['access']).toEqual(bare);
  });

  it('given it changes the subject alone, then no service changes', () => {
    const form = { subject: named, changes: { subject: { city: '南开' } } };
    expect(linesOf('change', application(form, { subject: SUBJECT }))).toEqual([
      'subject changed subject',
    ]);
  });

  it('given it says what is filed already, then nothing changes', () => {
    const form = { ...COMPLETE.change, changes: { subject: { city: stated.city } } };
    expect(changesOf('change', application(form))).toEqual([]);
  });
});

describe('a claim', () => {
  const nobodys = <R extends { accountId: string | null }>(record: R): R => ({
    ...record,
    accountId: null,
  });
  const unclaimed: FiledService = { ...SERVICE, record: nobodys(serviceRecord) };
  const others: FiledService = {
    ...{ ...SERVICE, id: 'others' },
    record: { ...serviceRecord, icpNumber: `${named.icpNumber}-2`, accountId: 'acc-b' },
  };
  const subject = {
    ...{ ...SUBJECT, record: nobodys(subjectRecord) },
    services: [unclaimed, others],
  };

  it('given no service is named, then all that nobody has come under the account, and no other’s', () => {
    const asked = application({ subject: named }, { subject }, { accountId: 'acc-c' });
    const found = changesOf('claim', asked);
    expect(found.map(({ id, after }) => [id, (after as SubjectRecord).accountId])).toEqual([
      ['subject', 'acc-c'],
      ['service', 'acc-c'],
    ]);
  });

  it('given a service that another account has is named, then it stays there', () => {
    const form = { subject: named, services: [{ icpNumber: others.record.icpNumber }] };
    expect(linesOf('claim', application(form, { subject }))).toEqual(['subject changed subject']);
  });
});

describe('what sub-users lose', () => {
  it('given a service ends, our access to it does, or it moves, then their grants on it; else none', () => {
    const lost = (type: FilingType, more: Partial<Application> = {}) =>
      servicesOutOfReach(changesOf(type, application(COMPLETE[type], FILED, more)));
    const number = [namedService.icpNumber];
    expect(lost('cancelAccess')).toEqual(number);
    expect(lost('deregisterService')).toEqual(number);
    expect(lost('deregisterSubject')).toEqual(number);
    expect(lost('transfer', { receiverId: 'acc-b' })).toEqual(number);
    expect(lost('change')).toEqual([]);
    expect(lost('newAccess')).toEqual([]);
  });
});

describe('the difference of two versions of a record', () => {
  it('given nothing before, then every field stands there, named in both languages', () => {
    const fields = [
      ...recordDifference('subject', null, subjectRecord),
      ...recordDifference('service', null, serviceRecord),
      ...recordDifference('access', null, accessRecord),
    ];
    for (const { field, label, after } of fields) {
      expect(label.zh, field).toMatch(/\p{Script=Han}|IP/u);
      expect(label.en, field).toMatch(/^[A-Z]/);
      expect(after, field).toBeDefined();
    }
    const names = fields.map(({ field }) => field);
    expect(names).toEqual(
      expect.arrayContaining([
        ...['/subject/icpNumber', '/subject/account', '/subject/name', '/subjectOwner/mobile'],
        ...['/service/icpNumber', '/service/domains', '/service/owner/email'],
        ...['/access/ipAddresses', '/access/resourceCode'],
      ]),
    );
    expect(new Set(names).size).toBe(names.length);
  });

  it('given another account and another mobile, then exactly these differ', () => {
    const after = {
      ...{ ...subjectRecord, accountId: 'acc-b' },
      owner: { ...subjectOwner, mobile: '13900000111' },
    };
    expect(
      recordDifference('subject', subjectRecord, after).map(({ field, before }) => [field, before]),
    ).toEqual([
      ['/subject/account', 'acc-a'],
      ['/subjectOwner/mobile', subjectOwner.mobile],
    ]);
  });

  it('given its fields, then all that lead to a person are personal, and no other', () => {
    const fields = [
      ...recordDifference('subject', null, subjectRecord),
      ...recordDifference('service', null, serviceRecord),
    ].map(({ field }) => field);
    expect(
      fields.filter((field) => !isPersonal(field) && /owner|legal|Address$/i.test(field)),
    ).toEqual([]);
    expect(isPersonal('/subject/certificateNumber')).toBe(true);
    for (const open of ['/subject/name', '/subject/nature', '/service/name', '/service/domains']) {
      expect(isPersonal(open), open).toBe(false);
    }
  });
});
