import { describe, expect, it } from 'vitest';
import { NOTHING_FILED } from '#domain/authority/filed-with-report.ts';
import type { Told } from '#domain/authority/evidence.ts';
import { SEEN_BEFORE, STATUS_EVIDENCE } from '#domain/authority/status-evidence.ts';
import type { FilingType } from '#domain/filing-types.ts';
import { FILED, REPORTED_FORMS } from '../../activities/authority/v3/support/reports.ts';

const NUMBER = '津ICP备2026000001号';
const [DOMAIN = ''] = FILED.service!.record.domains;
const filed = (service: object = {}): Told => ({
  filed: true,
  services: [
    { subjectNumber: NUMBER, serviceNumber: `${NUMBER}-1`, name: '清禾茶业官网', ...service },
  ],
});
const NOT_FILED: Told = { filed: false, services: [] };

function evidence(type: FilingType, form: object, filedHere = FILED) {
  return STATUS_EVIDENCE[type](form, filedHere);
}
/** A service that has these domains on file. */
const filedAt = (...domains: string[]) => ({
  ...FILED,
  service: { ...FILED.service!, record: { ...FILED.service!.record, domains } },
});
const change = (service: object) => ({ ...REPORTED_FORMS.change, changes: { service } });

describe('what the query of V3.0 proves', () => {
  it.each<[string, FilingType, object, readonly Told[], object | null]>([
    [
      'a service of that name',
      'newService',
      REPORTED_FORMS.newService,
      [filed({ serviceNumber: `${NUMBER}-2A`, name: '津海通' })],
      { subjectNumber: NUMBER, serviceNumber: `${NUMBER}-2A` },
    ],
    [
      'a website with the same domain and name',
      'newService',
      REPORTED_FORMS.newService,
      [filed({ name: '津海通' })],
      null,
    ],
    [
      'a service of another subject',
      'newService',
      REPORTED_FORMS.newService,
      [
        filed({
          subjectNumber: '津ICP备2026000002号',
          serviceNumber: '津ICP备2026000002号-2A',
          name: '津海通',
        }),
      ],
      null,
    ],
    ['the new name', 'change', change({ name: '清禾茶园' }), [filed({ name: '清禾茶园' })], {}],
    ['the old name', 'change', change({ name: '清禾茶园' }), [filed()], null],
    [
      'the new domain under the service',
      'change',
      change({ domains: [DOMAIN, 'new.example.cn'] }),
      [filed()],
      {},
    ],
    [
      'the new domain under another',
      'change',
      change({ domains: [DOMAIN, 'new.example.cn'] }),
      [filed({ serviceNumber: `${NUMBER}-7` })],
      null,
    ],
    [
      'no such domain any more',
      'deregisterService',
      REPORTED_FORMS.deregisterService,
      [NOT_FILED],
      {},
    ],
    ['the domain still', 'deregisterService', REPORTED_FORMS.deregisterService, [filed()], null],
    [
      'no such certificate any more',
      'deregisterSubject',
      REPORTED_FORMS.deregisterSubject,
      [NOT_FILED],
      {},
    ],
    [
      'the certificate still',
      'deregisterSubject',
      REPORTED_FORMS.deregisterSubject,
      [filed()],
      null,
    ],
  ])('given %s, then for %s', (_, type, form, told, approved) => {
    expect(evidence(type, form)!.approvedBy(told)).toEqual(approved);
  });

  it.each<[string, FilingType, object]>([
    ['a further access', 'newAccess', REPORTED_FORMS.newAccess],
    ['an access that is cancelled', 'cancelAccess', REPORTED_FORMS.cancelAccess],
    ['a change of an owner’s number', 'change', change({ owner: { mobile: '18800000999' } })],
    ['the same domains in other spelling', 'change', change({ domains: [DOMAIN.toUpperCase()] })],
    ['a change of the subject alone', 'change', { ...change({}), service: undefined }],
    ['a claim', 'claim', {}],
    ['a transfer', 'transfer', {}],
  ])('given %s, then nothing tells', (_, type, form) => {
    expect(evidence(type, form)).toBeNull();
  });

  it.each<[string, FilingType, object]>([
    ['whose domains are not known here', 'deregisterService', NOTHING_FILED],
    [
      'with more domains than a bureau wants to be asked about',
      'deregisterService',
      filedAt(...Array.from({ length: 21 }, (_, n) => `d${String(n)}.example.cn`)),
    ],
  ])('given a service %s, then nobody is asked', (_, type, filedHere) => {
    expect(evidence(type, REPORTED_FORMS.deregisterService, filedHere as typeof FILED)).toBeNull();
  });

  it('given a service with several domains, then all are asked about, and it is gone once none is filed', () => {
    const filedHere = filedAt(DOMAIN, 'second.example.cn');
    const found = evidence('deregisterService', REPORTED_FORMS.deregisterService, filedHere)!;
    expect(found.questions).toEqual([
      { kind: 'domain', value: DOMAIN },
      { kind: 'domain', value: 'second.example.cn' },
    ]);
    expect(found.approvedBy([NOT_FILED, NOT_FILED])).toEqual({});
    expect(found.approvedBy([NOT_FILED, filed()])).toBeNull();
    expect(found.approvedBy([NOT_FILED, filed({ serviceNumber: `${NUMBER}-2A` })])).toBeNull();
  });
});

describe('a change of several things', () => {
  const both = change({ name: '清禾茶园', domains: ['a.example.cn', 'b.example.cn'] });
  const found = evidence('change', both, filedAt('a.example.cn', 'old.example.cn'))!;
  const renamed = filed({ name: '清禾茶园' });

  it('given the questions, then what stands and what goes is asked about, once each', () => {
    expect(found.questions.map(({ value }) => value)).toEqual([
      ...['a.example.cn', 'b.example.cn', 'old.example.cn'],
    ]);
  });

  it.each<[string, readonly Told[], object | null]>([
    ['all of it shows', [renamed, renamed, NOT_FILED], {}],
    ['the new domain is missing', [renamed, NOT_FILED, NOT_FILED], null],
    ['the old name still shows with one', [renamed, filed(), NOT_FILED], null],
    ['the domain that goes is filed still', [renamed, renamed, renamed], null],
    ['nothing is filed at all', [NOT_FILED, NOT_FILED, NOT_FILED], null],
  ])('given %s, then that is proven or not', (_, told, approved) => {
    expect(found.approvedBy(told)).toEqual(approved);
  });

  it('given a domain that goes and nothing else, then it is proven by its absence', () => {
    const fewer = evidence('change', change({ domains: [DOMAIN] }), filedAt(DOMAIN, 'x.cn'))!;
    expect(fewer.questions).toEqual([{ kind: 'domain', value: 'x.cn' }]);
    expect(fewer.approvedBy([NOT_FILED])).toEqual({});
    expect(fewer.approvedBy([filed()])).toBeNull();
  });
});

describe('what the query shows as it was before', () => {
  it.each<[string, FilingType, object, readonly Told[], boolean]>([
    ['the service at its domain', 'deregisterService', {}, [filed()], true],
    [
      'another service there',
      'deregisterService',
      {},
      [filed({ serviceNumber: `${NUMBER}-9` })],
      false,
    ],
    ['nothing at its domain', 'deregisterService', {}, [NOT_FILED], false],
    [
      'the certificate under the number',
      'deregisterSubject',
      REPORTED_FORMS.deregisterSubject,
      [filed({ serviceNumber: undefined })],
      true,
    ],
    [
      'the certificate under another number',
      'deregisterSubject',
      REPORTED_FORMS.deregisterSubject,
      [filed({ subjectNumber: '津ICP备2026000009号' })],
      false,
    ],
    ['the old name', 'change', change({ name: '清禾茶园' }), [filed()], true],
    [
      'the new name already',
      'change',
      change({ name: '清禾茶园' }),
      [filed({ name: '清禾茶园' })],
      false,
    ],
    ['no name at all', 'change', change({ name: '清禾茶园' }), [NOT_FILED], false],
    [
      'no new domain yet',
      'change',
      change({ domains: [DOMAIN, 'new.example.cn'] }),
      [NOT_FILED],
      true,
    ],
    [
      'the new domain already',
      'change',
      change({ domains: [DOMAIN, 'new.example.cn'] }),
      [filed()],
      false,
    ],
    [
      'a new name, with new domains alone, of which none is there',
      'change',
      change({ name: '清禾茶园', domains: ['new.example.cn'] }),
      [NOT_FILED, filed()],
      true,
    ],
  ])('given %s, then %s was seen as it was: or not', (_, type, form, told, unchanged) => {
    expect(evidence(type, form)!.unchangedBy!(told)).toBe(unchanged);
  });

  it('given any other type, then nothing has to be seen before', () => {
    const types = Object.keys(REPORTED_FORMS) as (keyof typeof REPORTED_FORMS)[];
    const needed = types.filter((type) => evidence(type, REPORTED_FORMS[type])?.unchangedBy);
    expect(needed).toEqual(SEEN_BEFORE);
  });
});
