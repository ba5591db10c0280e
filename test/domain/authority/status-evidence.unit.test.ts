import { describe, expect, it } from 'vitest';
import { NOTHING_FILED } from '#domain/authority/filed-with-report.ts';
import { STATUS_EVIDENCE, type Told } from '#domain/authority/status-evidence.ts';
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
    ['a domain that is taken out', 'change', change({ domains: [DOMAIN] })],
    ['a change of the subject alone', 'change', { ...change({}), service: undefined }],
    ['a claim', 'claim', {}],
    ['a transfer', 'transfer', {}],
  ])('given %s, then nothing tells', (_, type, form) => {
    expect(evidence(type, form)).toBeNull();
  });

  it('given a service whose domains are not known here, then nobody is asked', () => {
    const asked = evidence('deregisterService', REPORTED_FORMS.deregisterService, NOTHING_FILED)!;
    expect(asked.questions).toEqual([]);
    expect(asked.approvedBy([])).toBeNull();
  });
});
