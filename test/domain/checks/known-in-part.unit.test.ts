import { describe, expect, it } from 'vitest';
import { knownInPart, needsWholeRecord } from '#domain/checks/known-in-part.ts';
import { FILING_TYPES, type FilingType } from '#domain/filing-types.ts';
import type { AnyDraft } from '#domain/forms/any-draft.ts';
import { fieldPointers } from '#domain/forms/form-registry.ts';
import { COMPLETE } from '../support/complete-forms.ts';

const { subject, service } = COMPLETE.change;

/** A filing as a new access leaves it: no owner, and of subject and service what its form says of them. */
const IN_PART = {
  subject: { ...subject, accountId: 'acc-a', owner: {} },
  service: {
    ...{ ...service, subjectNumber: subject.icpNumber, accountId: 'acc-a', owner: {} },
    ...{ kind: 'website' as const, domains: COMPLETE.newAccess.service.domains },
  },
};
const PERSON = ['name', 'mobile', 'emergencyNumber', 'email'];
const OF_SUBJECT = [
  '/changes/subject/domicile',
  ...PERSON.map((key) => `/changes/subjectOwner/${key}`),
];
const OF_SERVICE = ['contentTypes', 'languages', ...PERSON.map((key) => `owner/${key}`)].map(
  (place) => `/changes/service/${place}`,
);

const gaps = (form: AnyDraft, records: Parameters<typeof knownInPart>[1]) =>
  knownInPart(form, records).map(({ field }) => field);

describe('what a change would have to say, since the record does not', () => {
  it('given subject and service known in part, then each field that the report wants is named, in the form', () => {
    expect(gaps({}, IN_PART)).toEqual([...OF_SUBJECT, ...OF_SERVICE]);
    const places = fieldPointers('change');
    for (const field of gaps({}, IN_PART)) expect(places).toContain(field);
  });

  it('given what the form says itself, then it is not asked for', () => {
    const changes: AnyDraft['changes'] = {
      subject: { domicile: '天津市南开区示例路 100 号' },
      service: { kind: 'website', languages: ['中文简体'], owner: { mobile: '13900000101' } },
    };
    const left = [...OF_SUBJECT, ...OF_SERVICE].filter(
      (field) => !/domicile|languages|service\/owner\/mobile/.test(field),
    );
    expect(gaps({ changes }, IN_PART)).toEqual(left);
  });

  it('given a service of a subject whose owner is known, then the service alone is asked about; given neither here, nothing', () => {
    const known = { ...IN_PART.subject, owner: { name: '张清' } };
    expect(gaps({}, { ...IN_PART, subject: known })).toEqual(OF_SERVICE);
    expect(gaps({}, { subject: null, service: null })).toEqual([]);
  });

  it('given any type, then it is asked of those alone that report a whole: a change', () => {
    const types = (Object.keys(FILING_TYPES) as FilingType[]).filter(needsWholeRecord);
    expect(types).toEqual(['change']);
  });
});
