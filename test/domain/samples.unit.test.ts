import Value from 'typebox/value';
import { describe, expect, it } from 'vitest';
import { canonicalForm } from '#domain/forms/canonical-form.ts';
import { checkForm } from '#domain/forms/form-registry.ts';
import { NewSubjectFormSchema } from '#domain/forms/new-subject.ts';
import { SAMPLES } from './support/samples.ts';

const forms = SAMPLES.map(([, { form }]) => form);

describe.each(SAMPLES)('%s', (_, { filingType, form }) => {
  it('given the sample, then nothing is found and the schema accepts it', () => {
    expect(filingType).toBe('newSubject');
    expect(checkForm(form)).toEqual([]);
    expect(Value.Check(NewSubjectFormSchema, form)).toBe(true);
  });

  it('given the sample, then it is canonical already', () => {
    expect(canonicalForm(form)).toEqual(form);
  });
});

describe('the samples together', () => {
  it('given all, then there are enough of every kind', () => {
    expect(forms.length).toBeGreaterThanOrEqual(14);
    expect(
      forms.filter(({ subject }) => subject.nature === 'individual').length,
    ).toBeGreaterThanOrEqual(4);
    expect(forms.filter(({ service }) => service.kind === 'app').length).toBeGreaterThanOrEqual(5);
    for (const province of ['天津', '上海', '江苏', '浙江', '山东', '湖北']) {
      expect(
        forms.filter(({ subject }) => subject.province === province).length,
        province,
      ).toBeGreaterThanOrEqual(2);
    }
  });

  it('given all, then no two share a certificate, a mobile, a domain or an address', () => {
    const shared = (values: readonly string[]) =>
      values.filter((value, at) => values.indexOf(value) !== at);
    const people = forms.map(({ subjectOwner, service }) => [
      ...new Map(
        [subjectOwner, service.owner].map((person) => [person.certificateNumber, person]),
      ).values(),
    ]);
    expect(shared(forms.map(({ subject }) => subject.certificateNumber))).toEqual([]);
    expect(shared(people.flat().map(({ certificateNumber }) => certificateNumber))).toEqual([]);
    expect(
      shared(people.flat().flatMap(({ mobile, emergencyNumber }) => [mobile, emergencyNumber])),
    ).toEqual([]);
    expect(shared(forms.flatMap(({ service }) => service.domains))).toEqual([]);
    expect(shared(forms.flatMap(({ service }) => service.ipAddresses))).toEqual([]);
  });
});
