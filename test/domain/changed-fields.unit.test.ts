import { describe, expect, it } from 'vitest';
import { changedFields, fieldLabel } from '#domain/forms/changed-fields.ts';
import { REASON_FIELDS } from '#domain/forms/form-registry.ts';
import { SAMPLES, sampleForm, withValue } from './support/samples.ts';

const WEBSITE = 'tianjin-enterprise-website.json';

describe('what changed between two forms', () => {
  it.each(SAMPLES)('given %s and a copy of it, then nothing', (file) => {
    expect(changedFields(sampleForm(file), sampleForm(file))).toEqual([]);
  });

  it('given one field, then its pointer, its names, the old value and the new', () => {
    const before = sampleForm(WEBSITE);
    const after = withValue(before, '/service/name', '清禾示例官网');
    expect(changedFields(before, after)).toEqual([
      {
        field: '/service/name',
        label: { zh: '服务名称', en: 'Name of the service' },
        before: before.service.name,
        after: '清禾示例官网',
      },
    ]);
  });

  it('given every field in turn, then that field alone', () => {
    const before = sampleForm('tianjin-enterprise-app.json');
    const pointers = REASON_FIELDS.newSubject.filter(
      (pointer) =>
        pointer !== '/service/homeUrl' &&
        // Its group is not in the sample.
        !pointer.startsWith('/subject/legalRepresentative/'),
    );
    for (const pointer of pointers) {
      const changed = changedFields(before, withValue(before, pointer, 'another'));
      expect(changed.map(({ field }) => field)).toEqual([pointer]);
      expect(changed[0]).toMatchObject({ after: 'another' });
    }
  });

  it('given one entry of a list, then the whole list, old and new', () => {
    const before = withValue(sampleForm(WEBSITE), '/service/domains', ['a.cn', 'b.cn']);
    const after = withValue(sampleForm(WEBSITE), '/service/domains', ['a.cn', 'c.cn']);
    expect(changedFields(before, after)).toMatchObject([
      { field: '/service/domains', before: ['a.cn', 'b.cn'], after: ['a.cn', 'c.cn'] },
    ]);
    const shorter = withValue(before as object, '/service/domains', ['a.cn']);
    expect(changedFields(before, shorter)).toHaveLength(1);
    expect(changedFields(shorter, before)).toHaveLength(1);
  });

  it('given a field that is new or gone, then the side where it is not has no value', () => {
    const without = withValue(sampleForm(WEBSITE), '/remarks', undefined);
    const having = withValue(sampleForm(WEBSITE), '/remarks', '请先致电');
    const label = fieldLabel('/remarks');
    expect(changedFields(without, having)).toEqual([
      { field: '/remarks', label, after: '请先致电' },
    ]);
    expect(changedFields(having, without)).toEqual([
      { field: '/remarks', label, before: '请先致电' },
    ]);
  });

  it('given the same keys in another order, then nothing', () => {
    const form = sampleForm('tianjin-enterprise-app.json');
    const turned = (value: unknown): unknown =>
      Array.isArray(value)
        ? value.map(turned)
        : typeof value === 'object' && value !== null
          ? Object.fromEntries(
              Object.entries(value)
                .reverse()
                .map(([key, part]) => [key, turned(part)]),
            )
          : value;
    expect(JSON.stringify(turned(form))).not.toBe(JSON.stringify(form));
    expect(changedFields(form, turned(form))).toEqual([]);
  });

  it('given a website that became an app, then the fields of both kinds', () => {
    const fields = changedFields(sampleForm(WEBSITE), {
      ...sampleForm(WEBSITE),
      service: sampleForm('tianjin-enterprise-app.json').service,
    }).map(({ field }) => field);
    expect(fields).toEqual(
      expect.arrayContaining(['/service/kind', '/service/homeUrl', '/service/platforms']),
    );
  });

  it('given drafts with hardly anything in them, then what was filled in', () => {
    expect(changedFields({}, { subject: { name: '清禾' } })).toMatchObject([
      { field: '/subject/name', after: '清禾' },
    ]);
    expect(changedFields(null, {})).toEqual([]);
  });

  it('given a filing type without a form, then it is refused', () => {
    expect(() => changedFields({}, {}, 'noSuchType')).toThrow(
      expect.objectContaining({ code: 'form.unknown_filing_type' }),
    );
  });
});

describe('the name of a field', () => {
  it.each(REASON_FIELDS.newSubject)('given %s, then it has one in both languages', (pointer) => {
    const { zh, en } = fieldLabel(pointer);
    expect(zh).toMatch(/\p{Script=Han}/u);
    expect(en).toMatch(/^\p{Script=Latin}/u);
  });

  it('given a field that the form does not have, then its pointer', () => {
    expect(fieldLabel('/no/such')).toEqual({ zh: '/no/such', en: '/no/such' });
  });
});
