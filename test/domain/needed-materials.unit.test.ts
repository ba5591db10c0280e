import { describe, expect, it } from 'vitest';
import type { AnyDraft } from '#domain/forms/any-draft.ts';
import { neededMaterials } from '#domain/materials/needed.ts';
import { readOverrides } from '#domain/rules/read-overrides.ts';
import { ruleSet } from '#domain/rules/rule-set.ts';
import { sampleForm } from '../support/forms.ts';

const DAY = '2026-11-22';

const ask = (form: unknown, type: Parameters<typeof neededMaterials>[0] = 'newSubject') =>
  neededMaterials(type, form as AnyDraft, DAY);
const kinds = (form: unknown, required: boolean) =>
  ask(form)
    .filter((one) => one.required === required)
    .map(({ kind }) => kind);

const enterprise = sampleForm('tianjin-enterprise-website');
const individual = sampleForm('shanghai-individual-website');
const app = sampleForm('tianjin-enterprise-app');

describe('the materials that a filing needs', () => {
  it("given an enterprise's website, then its certificate and the owner's card, with rule and source", () => {
    expect(kinds(enterprise, true)).toEqual(
      expect.arrayContaining(['subjectCertificate', 'subjectOwnerIdFront', 'subjectOwnerIdBack']),
    );
    expect(kinds(enterprise, true)).not.toContain('appIcon');
    expect(ask(enterprise).find(({ kind }) => kind === 'subjectCertificate')).toEqual({
      kind: 'subjectCertificate',
      or: [],
      label: { zh: '主体证件', en: 'Certificate of the subject' },
      because: {
        zh: '须上传主体证件（营业执照等）。',
        en: 'The certificate of the subject, such as the business licence, is handed in.',
      },
      source: '接入商帮助页：备案流程、备案审核驳回与错误提示',
      required: true,
    });
  });

  it('given a form that does not name the legal representative, then the letter may be needed', () => {
    const { legalRepresentative: _, ...subject } = enterprise.subject;
    expect(kinds({ ...enterprise, subject }, false)).toContain('letterOfAuthorisation');
    expect(kinds(enterprise, false)).not.toContain('letterOfAuthorisation');
  });

  it('given an individual, then no licence; and from elsewhere, proof of residence', () => {
    expect(kinds(individual, true)).not.toContain('subjectCertificate');
    expect(kinds(individual, true)).not.toContain('residencePermit');
    const elsewhere = {
      ...individual,
      subject: { ...individual.subject, certificateNumber: '530102199003071233' },
    };
    const found = ask(elsewhere).find(({ kind }) => kind === 'residencePermit');
    expect(found).toMatchObject({ required: true });
  });

  it('given an app, then its icon and no domain certificate', () => {
    expect(kinds(app, true)).toContain('appIcon');
    expect(ask(app).map(({ kind }) => kind)).not.toContain('domainCertificate');
  });

  it('given a passport, then one side', () => {
    const passport = { certificateType: 'passport', certificateNumber: 'AB1234567' };
    const form = {
      ...enterprise,
      subjectOwner: { ...enterprise.subjectOwner, ...passport },
      service: { ...enterprise.service, owner: { ...enterprise.service.owner, ...passport } },
    };
    const asked = ask(form).map(({ kind }) => kind);
    expect(asked).toContain('subjectOwnerIdFront');
    expect(asked).not.toContain('subjectOwnerIdBack');
    expect(asked).not.toContain('serviceOwnerIdFront');
  });

  it('given another service, then not again what is filed, and the domain certificate', () => {
    const asked = ask(enterprise, 'newService');
    expect(asked.map(({ kind }) => kind)).not.toContain('subjectCertificate');
    expect(asked.find(({ kind }) => kind === 'domainCertificate')).toMatchObject({
      required: true,
    });
  });

  it('given an empty draft, then what may be needed, nothing for sure, each kind once', () => {
    const asked = ask({});
    expect(kinds({}, true)).toEqual(['subjectOwnerIdFront']);
    expect(asked.map(({ kind }) => kind)).toContain('subjectCertificate');
    expect(new Set(asked.map(({ kind }) => kind)).size).toBe(asked.length);
  });

  it('given an operator who takes a rule out of force, then it is not asked for any more', () => {
    const overrides = readOverrides({
      change: [{ code: 'general.subject_certificate_handed_in', off: true }],
    });
    const asked = neededMaterials(
      'newSubject',
      enterprise,
      DAY,
      ruleSet('天津', DAY, overrides).rules,
    );
    expect(asked.map(({ kind }) => kind)).not.toContain('subjectCertificate');
  });
});
