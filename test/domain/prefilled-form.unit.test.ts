import { describe, expect, it } from 'vitest';
import { FILING_TYPES, type FilingType } from '#domain/filing-types.ts';
import { FORMS } from '#domain/forms/form-registry.ts';
import { prefilledForm } from '#domain/forms/prefilled-form.ts';
import { COMPLETE } from './support/complete-forms.ts';

/** What the registry has of them; more than any form asks for. */
const { subject } = COMPLETE.change;
const filed = {
  subject: { ...subject, accountId: 'acc-applicant', domicile: '天津市南开区', services: [] },
  service: {
    ...COMPLETE.newAccess.service,
    ...{ accountId: 'acc-applicant', contentTypes: ['单位门户网站'], grantedAt: '2026-01-05' },
  },
};
const { service } = COMPLETE.change;

/** What each form begins with, where the order is about a service. */
const EXPECTED: Readonly<Record<FilingType, object>> = {
  newSubject: {},
  newService: { subject },
  newAccess: {
    ...{ subject, service: COMPLETE.newAccess.service },
    changes: { service: { kind: 'website' } },
  },
  change: { subject, service, changes: { service: { kind: 'website' } } },
  cancelAccess: { subject, service },
  deregisterService: { subject, service },
  deregisterSubject: { subject },
  claim: { subject },
  transfer: { subject, service },
};

const TYPES = Object.keys(FILING_TYPES) as FilingType[];

describe('the form of an order about what is filed', () => {
  it.each(TYPES)('given a %s of a service, then it says what the registry says', (type) => {
    const form = prefilledForm(type, filed);
    expect(form).toEqual(EXPECTED[type]);
    expect(FORMS[type].checkDraft(form)).toEqual([]);
  });

  it.each(TYPES)('given a %s of a subject alone, then no service is named', (type) => {
    const form = prefilledForm(type, { subject: filed.subject });
    expect(form).not.toHaveProperty('service');
    expect(form).not.toHaveProperty('changes');
    expect(FORMS[type].checkDraft(form)).toEqual([]);
  });
});
