import Value from 'typebox/value';
import { describe, expect, it } from 'vitest';
import { isReported } from '#activities/authority/v3/report-record.ts';
import { earlierFilings } from '#cli/demo/earlier/filings.ts';
import { FORMS, FORM_TYPES, formTypeOf } from '#domain/forms/form-registry.ts';
import { ALL_SAMPLES, SAMPLES } from './support/samples.ts';

describe.each(ALL_SAMPLES)('%s', (path, { filingType, form }) => {
  const { check, canonical, schema } = FORMS[formTypeOf(filingType)];

  it('given the sample, then nothing is found and the schema accepts it', () => {
    expect(check(form)).toEqual([]);
    expect(Value.Check(schema, form)).toBe(true);
  });

  it('given the sample, then it is canonical already', () => {
    expect(canonical(form)).toEqual(form);
  });

  it('given the sample, then it stands beside those whose way it goes', () => {
    expect(path.startsWith('samples/')).toBe(isReported(filingType));
  });
});

const forms = SAMPLES.map(([, { form }]) => form);

describe('the samples together', () => {
  it('given all, then every filing type has one', () => {
    const types = new Set(ALL_SAMPLES.map(([, { filingType }]) => filingType));
    expect([...types].sort()).toEqual([...FORM_TYPES].sort());
  });

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

describe('what is claimed and transferred', () => {
  const inside = ALL_SAMPLES.filter(([path]) => path.startsWith('samples-inside/'));

  it.each(inside)(
    'given %s, then it is about the first of the filings of before',
    (_, { form }) => {
      const { subjects, services } = earlierFilings(1);
      const { icpNumber, name, certificateNumber } = subjects[0] ?? {};
      expect(form).toMatchObject({ subject: { icpNumber, name, certificateNumber } });
      expect(JSON.stringify(form)).toContain(services[0]?.name ?? 'missing');
    },
  );
});
