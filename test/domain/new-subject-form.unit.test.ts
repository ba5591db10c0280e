import { describe, expect, it } from 'vitest';
import { canonicalForm } from '#domain/forms/canonical-form.ts';
import { fieldRowsOf } from '#domain/forms/field-rows.ts';
import {
  checkForm,
  fieldPointers,
  formOf,
  FORMS,
  REASON_FIELDS,
} from '#domain/forms/form-registry.ts';
import { sampleForm, withValue } from './support/samples.ts';

const website = sampleForm('tianjin-enterprise-website.json');
const app = sampleForm('shanghai-enterprise-app.json');
const individual = sampleForm('shanghai-individual-website.json');

/** What has to be filled in, by the lists that people read; the members of a list's entries left out. */
const REQUIRED = fieldRowsOf(FORMS.newSubject.schema)
  .filter(({ required, pointer }) => required === 'always' && !pointer.includes('*'))
  .map(({ pointer }) => pointer);

/** The findings about a form, as `field code`. */
const findings = (form: unknown) => checkForm(form).map(({ field, code }) => `${field} ${code}`);

describe('an incomplete form', () => {
  it('given an empty form, then every field that must be filled in is named once', () => {
    const found = checkForm({});
    expect(
      found.every(({ code, severity }) => code === 'form.required' && severity === 'blocks'),
    ).toBe(true);
    expect(found.map(({ field }) => field)).toEqual(
      REQUIRED.filter((field) => /^\/subject|^\/service\/kind$/.test(field)),
    );
  });

  it.each(REQUIRED.filter((field) => !/homeUrl|kind/.test(field)))(
    'given an app without %s, then exactly that is missing',
    (field) => {
      expect(findings(withValue(app, field, undefined))).toEqual([`${field} form.required`]);
    },
  );

  it.each(['/subject/name', '/service/owner/email', '/service/homeUrl'])(
    'given white space in %s, then it is missing',
    (field) => {
      expect(findings(withValue(website, field, '  '))).toEqual([`${field} form.required`]);
    },
  );

  it.each([null, undefined, 'text', 1, []])(
    'given %j, then the form has to be a group of fields',
    (form) => {
      expect(findings(form)).toEqual([' form.wrong_type']);
    },
  );
});

describe('a form of the wrong shape', () => {
  it.each([
    ['/subject/extra', 'x', '/subject/extra form.unknown_field'],
    ['/service/platforms', [], '/service/platforms form.unknown_field'],
    ['/subject/name', 5, '/subject/name form.wrong_type'],
    ['/subject/name', null, '/subject/name form.wrong_type'],
    ['/subject/name', 'x'.repeat(256), '/subject/name form.too_long'],
    ['/subject/province', '台湾', '/subject/province form.not_an_option'],
    ['/service/kind', 'miniProgram', '/service/kind form.not_an_option'],
    ['/service/domains', 'example.cn', '/service/domains form.wrong_type'],
    ['/service/domains', [], '/service/domains form.required'],
    ['/service/domains', [5], '/service/domains/0 form.wrong_type'],
    ['/service/contentTypes', Array(65).fill('x'), '/service/contentTypes form.too_many'],
    ['/service', [], '/service form.wrong_type'],
    ['/a~b~1c', 1, '/a~0b~01c form.unknown_field'],
  ])('given %s = %j, then %s', (pointer, value, finding) => {
    expect(findings(withValue(website, pointer, value))).toEqual([finding]);
  });
});

describe('identifiers in the form', () => {
  it.each([
    ['/subject/certificateNumber', '123', 'identifier.unified_social_credit_code.format'],
    ['/subjectOwner/certificateNumber', '110105194912310021', 'identifier.resident_id.check_digit'],
    ['/service/owner/mobile', '022-27000000', 'identifier.mobile.landline'],
    ['/subjectOwner/emergencyNumber', '110', 'identifier.emergency_number.format'],
    ['/service/owner/email', 'nobody', 'identifier.email.format'],
    ['/service/ipAddresses/1', '10.0.0.1', 'identifier.ip_address.not_public'],
    ['/service/platforms/0/packageName', 'app', 'identifier.app_package.format'],
    [
      '/service/platforms/0/fingerprint',
      '0'.repeat(40),
      'identifier.certificate_fingerprint.android',
    ],
    ['/service/platforms/1/fingerprint', '0'.repeat(32), 'identifier.certificate_fingerprint.ios'],
    ['/service/platforms/2/fingerprint', 'xyz', 'identifier.certificate_fingerprint.harmonyos'],
  ])('given an app with %s = %s, then %s', (pointer, value, code) => {
    expect(findings(withValue(app, pointer, value))).toEqual([`${pointer} ${code}`]);
  });

  it.each([
    ['passport', 'E12345678', '12'],
    ['hkMacauPermit', 'H12345678', 'E12345678'],
    ['taiwanPermit', '12345678', '123'],
    ['residencePermit', '810000199408230021', '11010519491231002X'],
    ['residentId', '11010519491231002X', 'H12345678'],
  ] as const)('given an owner with a %s, then its number is checked as one', (type, good, bad) => {
    const owner = { ...app.service.owner, certificateType: type };
    const form = (certificateNumber: string) =>
      withValue(app, '/service/owner', { ...owner, certificateNumber });
    expect(findings(form(good))).toEqual([]);
    expect(findings(form(bad))[0]).toMatch(/^\/service\/owner\/certificateNumber identifier\./);
  });

  it('given a wrong check character in a credit code, then it warns only', () => {
    const code = website.subject.certificateNumber;
    const wrong = code.slice(0, 17) + (code.endsWith('1') ? '2' : '1');
    expect(checkForm(withValue(website, '/subject/certificateNumber', wrong))).toMatchObject([
      { field: '/subject/certificateNumber', severity: 'warns' },
    ]);
  });
});

describe('what a first filing must say of owners and domains', () => {
  it('given an organisation without its legal representative, then it is asked for', () => {
    expect(findings(withValue(website, '/subject/legalRepresentative', undefined))).toEqual([
      '/subject/legalRepresentative/name form.legal_representative_missing',
    ]);
    expect(findings(individual)).toEqual([]);
  });

  it('given a domain whose registration is not stated, then it is asked for', () => {
    expect(findings(withValue(website, '/domainRegistrations', undefined))).toEqual([
      '/domainRegistrations form.domain_registration_missing',
    ]);
    expect(findings(withValue(app, '/service/domains/0', 'http://example.cn'))).toContain(
      '/service/domains/0 identifier.domain.format',
    );
  });
});

describe('fields that have to agree', () => {
  it('given an individual with a credit code, then the certificate type is refused', () => {
    expect(findings(withValue(website, '/subject/nature', 'individual'))).toContain(
      '/subject/certificateType form.individual_needs_personal_document',
    );
  });

  it.each(['enterprise', 'soleTrader', 'institution', 'government', 'socialOrganisation'])(
    'given a %s with a resident ID, then the certificate type is refused',
    (nature) => {
      expect(findings(withValue(individual, '/subject/nature', nature))).toContain(
        '/subject/certificateType form.organisation_needs_credit_code',
      );
    },
  );

  it.each(['/subjectOwner', '/service/owner'])(
    "given %s's mobile as own emergency number, then it is refused",
    (person) => {
      const { mobile } = person === '/subjectOwner' ? app.subjectOwner : app.service.owner;
      expect(findings(withValue(app, `${person}/emergencyNumber`, mobile))).toEqual([
        `${person}/emergencyNumber form.emergency_number_is_mobile`,
      ]);
    },
  );

  it('given two persons with one mobile and one e-mail, then it warns', () => {
    const { mobile, email } = app.subjectOwner;
    const owner = { ...app.service.owner, mobile, email };
    expect(checkForm(withValue(app, '/service/owner', owner))).toMatchObject([
      { field: '/service/owner/mobile', code: 'form.shared_mobile', severity: 'warns' },
      { field: '/service/owner/email', code: 'form.shared_email', severity: 'warns' },
    ]);
  });

  it('given an individual whose owner is someone else, then it warns', () => {
    expect(checkForm(withValue(individual, '/subjectOwner', website.subjectOwner))).toMatchObject([
      {
        field: '/subjectOwner/certificateNumber',
        code: 'form.individual_is_own_owner',
        severity: 'warns',
      },
    ]);
  });

  it('given a domain twice, in another writing, then it is refused', () => {
    const [domain = ''] = website.service.domains;
    expect(
      findings(withValue(website, '/service/domains', [domain, domain.toUpperCase()])),
    ).toEqual(['/service/domains form.domain_twice']);
  });

  it.each([
    ['https://qinghe-tea.example.cn', true],
    ['http://www.qinghe-tea.example.cn:8080/index.html?a=1', true],
    ['WWW.Qinghe-Tea.example.cn', true],
    ['https://example.cn/', false],
    ['https://notqinghe-tea.example.cn/', false],
    ['ftp://qinghe-tea.example.cn/', false],
    ['javascript:alert(1)', false],
    ['https://qinghe-tea.example.cn@evil.example.com/', false],
  ])('given the home page %s, then under a domain is %s', (homeUrl, under) => {
    const expected = under ? [] : ['/service/homeUrl form.home_url_elsewhere'];
    expect(findings(withValue(website, '/service/homeUrl', homeUrl))).toEqual(expected);
  });
});

it('given a number that is refused by itself, then what it should agree with is not mentioned', () => {
  const person = { ...app.subjectOwner, mobile: '110', emergencyNumber: '110' };
  expect(findings(withValue(app, '/subjectOwner', person))).toEqual([
    '/subjectOwner/mobile identifier.mobile.format',
    '/subjectOwner/emergencyNumber identifier.emergency_number.format',
  ]);
});

describe('the registry of forms', () => {
  it('given a filing type without a form, then it is refused with a code', () => {
    for (const ask of [formOf, fieldPointers]) {
      expect(() => ask('toString')).toThrow(
        expect.objectContaining({ code: 'form.unknown_filing_type' }),
      );
    }
    expect(formOf('newSubject')).toBe(FORMS.newSubject);
  });

  it('given the pointers for reasons, then lists are one field and all variants are there', () => {
    expect(REASON_FIELDS.newSubject).toEqual(
      expect.arrayContaining([
        '/subject/name',
        '/service/domains',
        '/service/homeUrl',
        '/service/platforms',
        '/remarks',
      ]),
    );
    expect(
      REASON_FIELDS.newSubject.filter((field) => /\d|\/(subject|service|owner)$/.test(field)),
    ).toEqual([]);
    expect(new Set(REASON_FIELDS.newSubject).size).toBe(REASON_FIELDS.newSubject.length);
  });
});

it('given a form in free writing, then its canonical form is what is compared and reported', () => {
  const [id, domain] = [individual.subject.certificateNumber, individual.service.domains[0] ?? ''];
  const typed = {
    ...individual,
    subject: {
      ...individual.subject,
      certificateNumber: ` ${id.slice(0, 6)} ${id.slice(6).toLowerCase()}`,
    },
    service: { ...individual.service, domains: [domain.toUpperCase()] },
  };
  expect(findings(typed)).toEqual([]);
  expect(canonicalForm(typed)).toEqual(individual);
});
