import { describe, expect, it } from 'vitest';
import { FORMS, FORM_TYPES, formTypeOf } from '#domain/forms/form-registry.ts';
import { editedForm, withValue } from '#server/pages/form/edited-form.ts';
import { fieldAt, formFields, leavesOf } from '#server/pages/form/form-field.ts';
import { partNameOf, partsOf } from '#server/pages/form/parts.ts';
import { readTyped } from '#server/pages/form/read-typed.ts';
import { summaryOf } from '#server/pages/form/summary.ts';
import { ALL_SAMPLES } from '../domain/support/samples.ts';
import { textsOf } from './support/fill-in.ts';

const { schema } = FORMS.newSubject;
const samples = ALL_SAMPLES.map(
  ([name, { filingType, form }]) => [name, form, FORMS[formTypeOf(filingType)].schema] as const,
);

describe('a form as inputs', () => {
  it.each(samples)(
    'given %s, then what its inputs send is the same form again',
    (_, form, schema) => {
      const leaves = formFields(schema, form).flatMap(leavesOf);
      const typed = Object.fromEntries(leaves.map(({ pointer, value }) => [pointer, value]));
      expect(readTyped(schema, typed, '')).toEqual(form);
    },
  );

  it.each(samples)(
    'given %s, then every text of it has its input, and its line to read',
    (_, form, schema) => {
      const fields = formFields(schema, form);
      for (const [pointer, value] of Object.entries(textsOf(form))) {
        expect(fieldAt(fields, pointer)?.value, pointer).toBe(value);
      }
      const lines = summaryOf(fields, 'zh').flatMap(({ rows }) => rows);
      expect(lines.every(({ label }) => label !== '')).toBe(true);
    },
  );

  it.each(FORM_TYPES)(
    'given the empty form of %s, then each of its fields is on one page',
    (type) => {
      const fields = formFields(FORMS[type].schema, {});
      const parts = partsOf(fields);
      for (const { pointer } of fields.flatMap(leavesOf)) {
        const name = partNameOf(parts, pointer);
        expect(
          parts.filter((part) => part.name === name),
          pointer,
        ).toHaveLength(1);
      }
    },
  );
});

describe('what a browser sends', () => {
  it('given fields that were left empty, then they are left out, and lists have no gaps', () => {
    const typed = {
      ...{ '/service/kind': 'website', '/service/name': '  ', '/service/domains/0': '' },
      ...{ '/service/domains/2': 'b.example.cn', '/service/domains/10': 'c.example.cn' },
    };
    expect(readTyped(schema, typed, '')).toEqual({
      service: { kind: 'website', domains: ['b.example.cn', 'c.example.cn'] },
    });
  });

  it('given another kind of service, then the fields of the former are gone', () => {
    const form = { service: { kind: 'website', name: '清禾', homeUrl: 'https://a.example.cn' } };
    const typed = { ...textsOf(form), '/service/kind': 'app' };
    expect(editedForm(schema, form, ['/service'], typed)).toEqual({
      service: { kind: 'app', name: '清禾' },
    });
  });

  it('given fields that were not on the page, then they stay as they were', () => {
    const form = { subject: { name: '清禾', city: '天津市' }, remarks: '一' };
    const typed = { '/subject/name': '清禾二', '/remarks': '二', '/subject/city': '北京市' };
    expect(editedForm(schema, form, ['/subject/name'], typed)).toEqual({
      ...{ subject: { name: '清禾二', city: '天津市' }, remarks: '一' },
    });
  });

  it('given names that no form has, then they do nothing', () => {
    const typed = {
      '/subject/__proto__/x': '1',
      '/constructor/name': '2',
      '/subject/name': '清禾',
    };
    expect(readTyped(schema, typed, '')).toEqual({ subject: { name: '清禾' } });
  });
});

describe('a value at a pointer', () => {
  it.each([
    ['/a/b', 1, { a: { b: 1 } }],
    ['/list/1', 'x', { a: { b: 0 }, list: ['one', 'x'] }],
    ['/list/0', undefined, { a: { b: 0 }, list: ['two'] }],
    ['/a/b', undefined, { list: ['one', 'two'] }],
  ])('given %s and %s, then the rest stays', (pointer, value, expected) => {
    const form = { a: { b: 0 }, list: ['one', 'two'] };
    expect(withValue(form, pointer, value)).toMatchObject(expected);
    expect(form).toEqual({ a: { b: 0 }, list: ['one', 'two'] });
  });
});
