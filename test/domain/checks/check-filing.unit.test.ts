import { describe, expect, it } from 'vitest';
import { checkFiling } from '#domain/checks/check-filing.ts';
import { pointerInForm } from '#domain/checks/field-in-form.ts';
import { factsOf } from '#domain/checks/facts-of.ts';
import type { FilingType } from '#domain/filing-types.ts';
import type { AnyDraft } from '#domain/forms/any-draft.ts';
import { FORM_TYPES } from '#domain/forms/form-registry.ts';
import { valueAt } from '#domain/forms/finding.ts';
import { ruleSet } from '#domain/rules/rule-set.ts';
import { COMPLETE, TODAY } from '../support/complete-forms.ts';
import { sampleForm, withValue } from '../support/samples.ts';

const WEBSITE = 'tianjin-enterprise-website.json';

const check = (form: unknown, filingType: FilingType = 'newSubject') =>
  checkFiling({ filingType, form, today: TODAY });

const changed = (changes: Readonly<Record<string, unknown>>, sample = WEBSITE): object =>
  Object.entries(changes).reduce<object>(
    (form, [pointer, value]) => withValue(form, pointer, value) as object,
    sampleForm(sample),
  );

const said = (form: unknown, filingType?: FilingType) =>
  check(form, filingType).findings.map(
    ({ severity, code, field }) => `${severity} ${code} ${field}`,
  );

describe('what form and rules both say', () => {
  it.each<[string, string, Record<string, unknown>, string[]]>([
    [
      'an emergency number that is the mobile, where the bureau has a rule of it',
      'hubei-enterprise-app.json',
      {
        '/subjectOwner/emergencyNumber': sampleForm('hubei-enterprise-app.json').subjectOwner
          .mobile,
      },
      ['blocks form.emergency_number_is_mobile /subjectOwner/emergencyNumber'],
    ],
    [
      'a name that is too short',
      WEBSITE,
      { '/service/name': '清禾' },
      ['blocks form.service_name.short /service/name'],
    ],
    [
      'a domain that has expired',
      WEBSITE,
      { '/domainRegistrations/0/expiresOn': '2026-11-21' },
      ['blocks identifier.domain_expiry.over /domainRegistrations/0/expiresOn'],
    ],
    [
      'a domain that expires soon: the form warns, the rule blocks',
      WEBSITE,
      { '/domainRegistrations/0/expiresOn': '2026-12-31' },
      ['blocks general.domain_valid /service/domains/0'],
    ],
    [
      'an owner whose card expires soon: the form warns, the rule blocks',
      WEBSITE,
      { '/service/owner/certificateValidUntil': '2026-12-31' },
      ['blocks general.owner_certificates_valid /service/owner/certificateNumber'],
    ],
    [
      'a domain of somebody else',
      WEBSITE,
      { '/domainRegistrations/0/holder': '另一家示例公司' },
      ['blocks general.domain_holder /service/domains/0'],
    ],
  ])('given %s, then it is said once', (_, sample, changes, expected) => {
    const topics = said(changed(changes, sample)).filter((line) => !line.startsWith('informs'));
    expect(topics).toEqual(expected);
  });

  it('given two domains, one expired and one nearly, then each is said of its own', () => {
    const domains = ['a.example.cn', 'b.example.com'];
    const stated = (domain: string, expiresOn: string) => ({
      ...{ domain, expiresOn },
      holder: sampleForm(WEBSITE).subject.name,
    });
    const form = changed({
      '/service/domains': domains,
      '/service/homeUrl': 'https://a.example.cn/',
      '/domainRegistrations': [
        stated('b.example.com', '2026-11-21'),
        stated('a.example.cn', '2026-12-31'),
      ],
    });
    expect(said(form).filter((line) => line.startsWith('blocks'))).toEqual([
      'blocks general.domain_valid /service/domains/0',
      'blocks identifier.domain_expiry.over /domainRegistrations/0/expiresOn',
    ]);
  });
});

describe('the order of findings', () => {
  it('given faults all over, then they come as the form does, what blocks first', () => {
    const form = changed({
      '/remarks': 7,
      '/service/name': '清禾',
      '/subject/city': '',
      '/subject/name': '',
      '/subjectOwner/mobile': '1',
    });
    expect(check(form).findings.map(({ field }) => field)).toEqual([
      ...['/subject/name', '/subject/city', '/remarks'],
    ]);
    const readable = { ...form, remarks: '无' };
    const fields = check(readable).findings.map(({ field }) => field);
    expect(fields.slice(0, 4)).toEqual([
      ...['/subject/name', '/subject/city', '/subjectOwner/mobile', '/service/name'],
    ]);
  });
});

describe('the rules that hold', () => {
  it('given a kept rule set, then it is held against that and no other', () => {
    const today = ruleSet('天津', TODAY);
    const kept = { ...today, id: '天津-kept', rules: today.rules.slice(0, 0) };
    const filing = { filingType: 'newSubject', form: changed({}), today: TODAY } as const;
    const report = checkFiling({ ...filing, ruleSet: kept });
    expect(report).toMatchObject({ ruleSet: '天津-kept', findings: [], blocks: false });
    expect(report.notChecked.map(({ code }) => code)).toEqual(['form.without_provider_ranges']);
  });

  it('given no province yet, then it is said that no rules were checked', () => {
    const report = check({ subject: { nature: 'individual' } });
    expect(report.ruleSet).toBeNull();
    expect(report.notChecked.map(({ code }) => code)).toContain('rules.no_province');
  });

  it('given what the record knows in part, then a yes counts and silence is named', () => {
    const filing = { filingType: 'newSubject', form: changed({}), today: TODAY } as const;
    const known = { domainsUsedElsewhere: [], incomplete: ['domainsUsedElsewhere'] as const };
    const code = 'general.domain_of_another_subject';
    const silent = checkFiling({ ...filing, known });
    expect(silent.notChecked.find((one) => one.code === code)?.missing).toEqual([
      'domainsUsedElsewhere',
    ]);
    const domainsUsedElsewhere = ['QINGHE-TEA.example.cn'];
    const told = checkFiling({ ...filing, known: { ...known, domainsUsedElsewhere } });
    expect(told.findings.map((one) => one.code)).toContain(code);
    expect(told.notChecked.map((one) => one.code)).not.toContain(code);
  });
});

describe.each(FORM_TYPES)('a filing of the type %s', (filingType) => {
  it('given it is complete, then it has facts, and each finding points into its form', () => {
    const form = COMPLETE[filingType] as AnyDraft;
    const facts = factsOf(filingType, form, TODAY);
    expect(facts.subject.province).toBe('天津');
    expect(facts.materials).toContain('domainCertificate');
    const report = check(form, filingType);
    expect(report.ruleSet).toMatch(/^天津-/);
    for (const { field } of report.findings) {
      expect([field, valueAt(form, field)]).not.toEqual([field, undefined]);
    }
  });

  it('given nothing yet, then nothing is known, and it does not fail', () => {
    expect(check({}, filingType).blocks).toBe(true);
  });
});

describe('a change', () => {
  it('given it, then the record is read as it will be, and what changes is named', () => {
    const facts = factsOf('change', COMPLETE.change as AnyDraft, TODAY);
    expect(facts.subject).toMatchObject({
      ...{ at: '/changes/subject', name: COMPLETE.change.subject.name },
      ...{ mailingAddress: '天津市南开区示例路 101 号', certificateValidUntil: 'longTerm' },
    });
    expect(facts.services[0]).toMatchObject({ at: '/changes/service', name: '清禾茶园' });
    expect(facts.changed).toEqual([
      ...['subject/mailingAddress', 'subject/certificateValidUntil', 'subjectOwner/email'],
      ...['service/name', 'serviceOwner/mobile'],
    ]);
  });

  it.each([
    ['change', '/changes/subject/province', '/subject/province'],
    ['change', '/changes/subject/mailingAddress', '/changes/subject/mailingAddress'],
    ['change', '/changes/service/owner/mobile', '/changes/service/owner/mobile'],
    ['newAccess', '/service/ipAddresses', '/access/ipAddresses'],
    ['newAccess', '/service/domains/0', '/service/domains/0'],
    ['newService', '/subjectOwner/mobile', ''],
  ] as const)('given a %s and a rule that points at %s, then %s is meant', (type, from, to) => {
    expect(pointerInForm(type, COMPLETE[type] as AnyDraft, from)).toBe(to);
  });
});
