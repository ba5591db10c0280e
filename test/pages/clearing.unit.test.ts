import { describe, expect, it } from 'vitest';
import { FORMS } from '#domain/forms/form-registry.ts';
import { editedForm } from '#server/pages/form/edited-form.ts';
import { fieldAt, formFields, type FormField } from '#server/pages/form/form-field.ts';
import { summaryOf } from '#server/pages/form/summary.ts';
import { takeOut } from '#server/pages/form/take-out.ts';
import { COMPLETE } from '../domain/support/complete-forms.ts';

const { schema, check } = FORMS.change;

const all = (field: FormField): FormField[] => [field, ...field.children.flatMap(all)];

const FORM = { ...COMPLETE.change, changes: { service: { kind: 'website', remarks: '旧' } } };

const fieldsOf = (form: object) => formFields(schema, form);

const clearable = (form: object) =>
  fieldsOf(form)
    .flatMap(all)
    .filter(({ cleared }) => cleared !== null)
    .map(({ pointer }) => pointer);

const INVESTOR = '/changes/subject/investor';
const APPROVALS = '/changes/service/preApprovals';

describe('what a change can take out', () => {
  it('given a change of a website, then it is what a filing may do without, and nothing else', () => {
    expect(clearable(FORM)).toEqual([
      ...['/changes/subject/certificateValidUntil', INVESTOR],
      '/changes/subjectOwner/certificateValidUntil',
      ...['/changes/service/resourceCode', APPROVALS, '/changes/service/remarks'],
      '/changes/service/owner/certificateValidUntil',
    ]);
  });

  it('given an entry of a list, then nothing is taken out of that: the list is replaced', () => {
    const [approval] = [{ kind: 'culture', number: '1', issuer: '', validUntil: '' }];
    const service = { kind: 'website', preApprovals: [approval] };
    expect(clearable({ ...FORM, changes: { service } })).toEqual(clearable(FORM));
  });

  it('given a filing that is made anew, then there is nothing to take out', () => {
    const fields = formFields(FORMS.newSubject.schema, COMPLETE.newSubject).flatMap(all);
    expect(fields.filter(({ cleared }) => cleared !== null)).toEqual([]);
  });

  it('given all of it is taken out, then no check of the form speaks against that, and it can be read', () => {
    const pointers = clearable(FORM);
    const bare = { ...COMPLETE.change, changes: { service: { kind: 'website' } } };
    const form = takeOut(bare, fieldsOf(bare), pointers);
    expect(form).toMatchObject({
      changes: { subject: { investor: '' }, service: { preApprovals: [], remarks: '' } },
    });
    expect(check(form).filter(({ field }) => field.startsWith('/changes'))).toEqual([]);
    const lines = summaryOf(fieldsOf(form), 'en').flatMap(({ rows }) => rows);
    for (const pointer of pointers) {
      expect(lines.find((line) => line.pointer === pointer)?.values, pointer).toEqual([
        '(what is filed is taken out)',
      ]);
      expect(fieldAt(fieldsOf(form), pointer)?.cleared).toBe(true);
    }
  });

  it('given something was typed beside the mark, then what was typed counts', () => {
    const typed = editedForm(schema, FORM, ['/changes/subject'], { [INVESTOR]: '示例集团' });
    expect(takeOut(typed, fieldsOf(FORM), [INVESTOR])).toEqual(typed);
  });

  it('given a field that must have something, or none at all, then nothing is taken out', () => {
    for (const pointer of ['/changes/subject/name', '/changes/service/domains', '/nothing']) {
      expect(takeOut(FORM, fieldsOf(FORM), [pointer])).toEqual(FORM);
    }
  });

  it('given the mark is gone when the page is sent, then what is filed stays', () => {
    const taken = takeOut(FORM, fieldsOf(FORM), [INVESTOR]);
    const again = editedForm(schema, taken, ['/changes/subject'], { [INVESTOR]: '' });
    expect(again).not.toHaveProperty('changes.subject');
  });
});
