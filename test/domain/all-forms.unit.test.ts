import { Compile } from 'typebox/compile';
import { describe, expect, it } from 'vitest';
import { uncheckedWith } from '#domain/forms/check-context.ts';
import { fieldRowsOf, type FieldRow } from '#domain/forms/field-rows.ts';
import { fieldPointers, FORMS, FORM_TYPES } from '#domain/forms/form-registry.ts';
import { FILING_TYPES, type FilingType } from '#domain/filing-types.ts';
import { isOrderable, ORDERABLE_TYPES } from '#machines/registry.ts';
import { COMPLETE, COMPLETE_APP, TODAY } from './support/complete-forms.ts';
import { withValue } from './support/samples.ts';

const TYPES = FORM_TYPES.map((type) => [type] as const);

const rowsOf = (type: FilingType) => fieldRowsOf(FORMS[type].schema);

const blocking = (type: FilingType, form: unknown) =>
  FORMS[type]
    .check(form, { today: TODAY })
    .filter(({ severity }) => severity === 'blocks')
    .map(({ field, code }) => `${field} ${code}`);

describe('the registry of forms', () => {
  it('given every filing type, then each has a form', () => {
    expect(FORM_TYPES).toEqual(Object.keys(FILING_TYPES));
  });

  it('given a form, then its type has a machine and can be ordered; given any other name, then not', () => {
    expect([...ORDERABLE_TYPES].sort()).toEqual([...FORM_TYPES].sort());
    for (const type of FORM_TYPES) expect(isOrderable(type), type).toBe(true);
    for (const name of ['newProvider', 'toString', '']) expect(isOrderable(name)).toBe(false);
  });
});

/** What is said of a form that nothing is wrong with. */
const TO_KNOW: Readonly<Partial<Record<FilingType, string[]>>> = {
  newAccess: ['warns form.corrections_follow_as_change'],
};

describe.each(TYPES)('the form of %s', (type) => {
  const { schema, draftSchema, check, checkDraft, canonical } = FORMS[type];
  const complete = COMPLETE[type];

  it('given a complete form, then nothing is found but what is to be known, and the schemas accept it', () => {
    const found = check(complete, { today: TODAY, providerRanges: ['121.36.0.0/16'] });
    expect(found.map(({ severity, code }) => `${severity} ${code}`)).toEqual(TO_KNOW[type] ?? []);
    expect(Compile(schema).Check(complete)).toBe(true);
    expect(Compile(draftSchema).Check(complete)).toBe(true);
  });

  it('given a complete form, then its canonical writing is itself', () => {
    expect(canonical(complete)).toEqual(complete);
  });

  it('given nothing yet, then it can be saved and not submitted', () => {
    expect(checkDraft({})).toEqual([]);
    expect(blocking(type, {})).not.toEqual([]);
    expect(Compile(schema).Check({})).toBe(false);
  });

  it('given a field of a complete form that is taken out, then exactly a required one is missing', () => {
    for (const { pointer, required } of rowsOf(type)) {
      if (pointer.includes('*') || !isIn(complete, pointer)) continue;
      const missing = blocking(type, withValue(complete, pointer, undefined)).filter((finding) =>
        finding.endsWith('form.required'),
      );
      expect(missing, pointer).toEqual(required === 'never' ? [] : [`${pointer} form.required`]);
    }
  });

  it('given its fields, then each has a name, a help and an example in both languages', () => {
    for (const { pointer, name, help, examples, rules } of rowsOf(type)) {
      expect(name.zh, pointer).toMatch(/\p{Script=Han}|APP|IP/u);
      expect(name.en, pointer).toMatch(/^[A-Z]/);
      expect(help.zh, pointer).toMatch(/\p{Script=Han}/u);
      expect(help.en, pointer).toMatch(/[a-z]/);
      expect(help.en, pointer).not.toBe(help.zh);
      expect(rules, pointer).not.toEqual([]);
      if (!isListOfGroups(type, pointer)) expect(examples, pointer).not.toEqual([]);
    }
  });

  it('given its fields, then what a reviewer may point at is among them', () => {
    const pointers = rowsOf(type).map(({ pointer }) => pointer);
    expect(pointers.filter((pointer) => !pointer.includes('*'))).toEqual(fieldPointers(type));
  });
});

const isListOfGroups = (type: FilingType, pointer: string) =>
  rowsOf(type).some((row) => row.pointer.startsWith(`${pointer}/*/`));

function isIn(form: unknown, pointer: string): boolean {
  return (
    pointer
      .split('/')
      .slice(1)
      .reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], form) !==
    undefined
  );
}

describe('the examples', () => {
  const rows = (form: object): (readonly [string, FieldRow])[] =>
    rowsOf('newSubject')
      .map((row) => [row.pointer.replaceAll('*', '0'), row] as const)
      .filter(([pointer]) => isIn(form, pointer));

  it.each([
    ['a website', COMPLETE.newSubject],
    ['an app', COMPLETE_APP],
  ])('given an example typed into %s, then nothing is against it', (_, form) => {
    for (const [pointer, { examples }] of rows(form)) {
      const isList = Array.isArray(
        pointer
          .split('/')
          .slice(1)
          .reduce<unknown>((at, key) => (at as never)[key], form),
      );
      for (const example of examples) {
        const changed = withValue(form, pointer, isList ? [example] : example);
        const against = blocking('newSubject', changed).filter((one) =>
          one.startsWith(`${pointer} `),
        );
        expect(against, `${pointer} = ${example}`).toEqual([]);
      }
    }
  });
});

describe('a check that knows little', () => {
  it('given no day and no ranges, then it names what it does not check', () => {
    expect(uncheckedWith({}).map(({ en }) => en)).toEqual([
      expect.stringMatching(/^Ages/),
      expect.stringMatching(/addresses/),
    ]);
    expect(uncheckedWith({ today: TODAY, providerRanges: [] })).toEqual([]);
  });

  it('given an expired document and no day, then it is not found', () => {
    const form = withValue(COMPLETE.newSubject, '/subject/certificateValidUntil', '2020-01-01');
    expect(FORMS.newSubject.check(form)).toEqual([]);
    expect(blocking('newSubject', form)).toEqual([
      '/subject/certificateValidUntil identifier.validity.over',
    ]);
  });
});
