import swagger from '@fastify/swagger';
import fc from 'fast-check';
import Fastify from 'fastify';
import { Compile } from 'typebox/compile';
import { describe, expect, it } from 'vitest';
import { checkShape } from '#domain/forms/check-shape.ts';
import { FORMS } from '#domain/forms/form-registry.ts';
import { NewSubjectDraftSchema, NewSubjectFormSchema } from '#domain/forms/new-subject.ts';
import { SAMPLES, withValue } from './support/samples.ts';

const { checkDraft } = FORMS.newSubject;
const draft = Compile(NewSubjectDraftSchema);
const complete = Compile(NewSubjectFormSchema);

const findings = (form: unknown) => checkDraft(form).map(({ field, code }) => `${field} ${code}`);

describe('a draft', () => {
  it.each([
    ['nothing yet', {}],
    [
      'empty texts and lists',
      { subject: { name: '' }, service: { domains: [], contentTypes: [''] } },
    ],
    ['a service without its kind', { service: { name: '青' } }],
    ['platforms before the kind', { service: { platforms: [{ platform: 'ios' }] } }],
    ['a wrong identifier', { subjectOwner: { mobile: '+86 138 0000', email: '@' } }],
  ])('given %s, then it can be saved', (_, form) => {
    expect(checkDraft(form)).toEqual([]);
    expect(draft.Check(form)).toBe(true);
  });

  it.each([
    [{ extra: 1 }, '/extra form.unknown_field'],
    [{ subject: { certificate: 'x' } }, '/subject/certificate form.unknown_field'],
    [{ subject: [] }, '/subject form.wrong_type'],
    [{ subject: { name: 1 } }, '/subject/name form.wrong_type'],
    [{ subject: { name: null } }, '/subject/name form.wrong_type'],
    [{ subject: { nature: 'company' } }, '/subject/nature form.not_an_option'],
    [{ service: { kind: 'website', platforms: [] } }, '/service/platforms form.unknown_field'],
    [{ service: { kind: 'app', homeUrl: '' } }, '/service/homeUrl form.unknown_field'],
    [{ service: { homeUrl: '', platforms: [] } }, '/service/platforms form.unknown_field'],
    [
      { service: { kind: 'app', platforms: [{ store: 'x' }] } },
      '/service/platforms/0/store form.unknown_field',
    ],
    [{ service: { domains: [{}] } }, '/service/domains/0 form.wrong_type'],
    [{ remarks: 'x'.repeat(1025) }, '/remarks form.too_long'],
    [null, ' form.wrong_type'],
  ])('given %j, then it is refused: %s', (form, finding) => {
    expect(findings(form)).toEqual([finding]);
    expect(draft.Check(form)).toBe(false);
  });
});

describe('our words and the schema', () => {
  const scalar = fc.oneof(
    fc.constantFrom('', ' ', 'x', 'website', 'app', 'residentId', '天津', 'y'.repeat(5000)),
    fc.constantFrom(null, 1, true),
    fc.constant(undefined),
  );
  const value = fc.oneof(
    scalar,
    fc.array(
      scalar.filter((item) => item !== undefined),
      { maxLength: 3 },
    ),
    fc.dictionary(
      fc.constantFrom('kind', 'name', 'platform', 'x'),
      scalar.filter((item) => item !== undefined),
    ),
  );
  const pointersOf = (at: unknown, pointer: string): string[] =>
    typeof at === 'object' && at !== null
      ? Object.entries(at).flatMap(([key, part]) => [
          `${pointer}/${key}`,
          ...pointersOf(part, `${pointer}/${key}`),
        ])
      : [];
  const mutated = fc
    .constantFrom(...SAMPLES.map(([, { form }]) => form))
    .chain((form) =>
      fc.tuple(fc.constant(form), fc.constantFrom(...pointersOf(form, ''), '/x'), value),
    )
    .filter(([, pointer, put]) => !(put === undefined && /\/\d+$/.test(pointer)))
    .map(([form, pointer, put]) => withValue(form, pointer, put));

  it('given any damaged form, then something is found exactly when TypeBox refuses it', () => {
    fc.assert(
      fc.property(mutated, (form) => {
        expect(checkShape(NewSubjectFormSchema, form).length === 0).toBe(complete.Check(form));
        expect(checkShape(NewSubjectDraftSchema, form).length === 0).toBe(draft.Check(form));
      }),
      { numRuns: 1000 },
    );
  });

  it('given any damaged form, then a complete one is always a draft, and a field is blocked once', () => {
    fc.assert(
      fc.property(mutated, (form) => {
        if (complete.Check(form)) expect(draft.Check(form)).toBe(true);
        const blocked = FORMS.newSubject
          .check(form)
          .filter(({ severity }) => severity === 'blocks');
        const fields = blocked.map(({ field }) => field);
        expect(new Set(fields).size).toBe(fields.length);
      }),
      { numRuns: 500 },
    );
  });
});

it('given the schemas in fastify with OpenAPI 3.1, then they are taken, and refuse what they must', async () => {
  const api = Fastify({ ajv: { customOptions: { coerceTypes: false, removeAdditional: false } } });
  await api.register(swagger, { openapi: { openapi: '3.1.0' } });
  api.post('/forms', { schema: { body: NewSubjectFormSchema } }, () => ({}));
  api.put('/drafts', { schema: { body: NewSubjectDraftSchema } }, () => ({}));
  await api.ready();
  const form = SAMPLES[0]?.[1].form ?? {};
  const status = async (method: 'POST' | 'PUT', url: string, payload: object) =>
    (await api.inject({ method, url, payload })).statusCode;
  expect(await status('POST', '/forms', form)).toBe(200);
  expect(await status('POST', '/forms', {})).toBe(400);
  expect(await status('PUT', '/drafts', {})).toBe(200);
  expect(await status('PUT', '/drafts', { ...form, extra: 1 })).toBe(400);
  expect(JSON.stringify(api.swagger())).toContain('主体名称 · Name of the subject');
  await api.close();
});
