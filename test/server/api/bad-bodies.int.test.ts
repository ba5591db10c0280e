import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { TestAnswer, TestRequest } from '../../support/api.ts';
import { freshForm } from '../../support/forms.ts';
import { givenDraft } from '../../support/orders.ts';
import { expectRefused, type Refusal } from './support/refusals.ts';
import { useApi } from './support/use-api.ts';

const file = useApi();
const create = (request: TestRequest) => () => file.as('applicant')('POST', '/orders', request);
const draft = (form: unknown) => create({ body: { filingType: 'newSubject', form } });

/** A body as bytes, with a content type of the test's choice. */
async function send(payload: string, type?: string): Promise<TestAnswer> {
  const response = await file.api.app.inject({
    method: 'POST',
    url: '/api/v1/orders',
    headers: {
      authorization: `Bearer ${file.record.tokens.applicant ?? ''}`,
      'idempotency-key': randomUUID(),
      ...(type !== undefined && { 'content-type': type }),
    },
    payload,
  });
  const { statusCode: status, headers } = response;
  return { status, type: String(headers['content-type']), etag: '', body: response.json() };
}

describe('what opens an order', () => {
  const malformed = (field: string): Refusal => ({ status: 400, code: 'request.malformed', field });
  it.each<[string, unknown, Refusal]>([
    [
      'a filing type nobody offers',
      { filingType: 'newPlanet' },
      { status: 422, code: 'filing_type.unknown', field: '/filingType' },
    ],
    [
      'the name of an object’s own method',
      { filingType: 'constructor' },
      { status: 422, code: 'filing_type.unknown', field: '/filingType' },
    ],
    ['no filing type', {}, malformed('/filingType')],
    ['a number for it', { filingType: 7 }, malformed('/filingType')],
    ['an endless one', { filingType: 'x'.repeat(41) }, malformed('/filingType')],
    ['an unknown key', { filingType: 'newSubject', priority: 1 }, malformed('/priority')],
    ['a list', [], malformed('')],
  ])('given %s, then it is refused by name', async (_, body, refusal) => {
    await expectRefused(file.record, create({ body }), refusal);
  });

  it('given no body at all, then 400', async () => {
    await expectRefused(file.record, create({}), malformed(''));
  });

  it.each<[string, string, string | undefined, Refusal]>([
    [
      'half a JSON',
      '{"filingType":',
      'application/json',
      { status: 400, code: 'request.not_json' },
    ],
    ['nothing, called JSON', '', 'application/json', { status: 400, code: 'request.not_json' }],
    [
      'a poisoned prototype',
      '{"filingType":"newSubject","__proto__":{"role":"manager"}}',
      'application/json',
      { status: 400, code: 'request.not_json' },
    ],
    [
      'XML',
      '<order/>',
      'application/xml',
      { status: 415, code: 'request.media_type', field: 'Content-Type' },
    ],
    [
      'JSON called text',
      '{"filingType":"newSubject"}',
      'text/plain',
      { status: 415, code: 'request.media_type', field: 'Content-Type' },
    ],
    [
      'a web form',
      'filingType=newSubject',
      'application/x-www-form-urlencoded',
      { status: 415, code: 'request.media_type', field: 'Content-Type' },
    ],
    [
      'JSON without a type',
      '{"filingType":"newSubject"}',
      undefined,
      { status: 415, code: 'request.media_type', field: 'Content-Type' },
    ],
    [
      '1.1 MB',
      JSON.stringify({ filingType: 'x'.repeat(1_100_000) }),
      'application/json',
      { status: 413, code: 'request.too_large' },
    ],
    [
      'lists 400 000 deep',
      `{"filingType":"newSubject","form":${'['.repeat(400_000)}${']'.repeat(400_000)}}`,
      'application/json',
      { status: 422, code: 'form.malformed', field: '' },
    ],
  ])('given %s, then it is refused', async (_, payload, type, refusal) => {
    await expectRefused(file.record, () => send(payload, type), refusal);
  });
});

describe('a form', () => {
  const malformed = (field: string): Refusal => ({ status: 422, code: 'form.malformed', field });
  it.each<[string, unknown, Refusal]>([
    ['a text', 'form', malformed('')],
    ['a list', [], malformed('')],
    ['a number where a name belongs', { subject: { name: 7 } }, malformed('/subject/name')],
    [
      'a group where a list belongs',
      { service: { kind: 'website', domains: {} } },
      malformed('/service/domains'),
    ],
    ['null where a group belongs', { subject: null }, malformed('/subject')],
    ['an unknown key', { subject: { shoeSize: '42' } }, malformed('/subject/shoeSize')],
    [
      'a province that does not exist',
      { subject: { province: '火星' } },
      malformed('/subject/province'),
    ],
    [
      'a text beyond its length',
      { subject: { name: '长'.repeat(256) } },
      malformed('/subject/name'),
    ],
  ])('given %s, then it can’t be saved, and the field is named', async (_, form, refusal) => {
    await expectRefused(file.record, draft(form), refusal);
    const orderNo = await givenDraft(file.record, {});
    const put = () =>
      file.as('applicant')('PUT', `/orders/${orderNo}/form`, { body: form, etag: '"r0-f1"' });
    const isText = typeof form === 'string';
    if (!isText) await expectRefused(file.record, put, refusal);
  });

  it('given several faults, then all of them come, each with its field and remedy in both languages', async () => {
    const form = { subject: { name: 7, city: 8 }, remarks: [] };
    const { body } = await expectRefused(file.record, draft(form), malformed('/subject/name'));
    expect(body.facts?.findings).toMatchObject(
      ['/subject/name', '/subject/city', '/remarks'].map((field) => ({
        field,
        code: 'form.wrong_type',
        text: { zh: expect.any(String) as string, en: expect.any(String) as string },
        remedy: { zh: expect.any(String) as string, en: expect.any(String) as string },
      })),
    );
  });

  it('given an incomplete form, when it is submitted, then every field that blocks is named', async () => {
    const orderNo = await givenDraft(file.record, { subject: { name: '某公司' } });
    const submit = () => file.as('applicant')('POST', `/orders/${orderNo}/submit`);
    const refusal = { status: 422, code: 'form.incomplete', field: '/subject/nature' };
    const { body } = await expectRefused(file.record, submit, refusal);
    const fields = (body.facts?.findings as { field: string }[]).map(({ field }) => field);
    expect(fields).toEqual(expect.arrayContaining(['/subjectOwner/name', '/service/kind']));
    expect(fields).not.toContain('/subject/name');
  });

  it('given a certificate number that can’t be one, when it is submitted, then the certificate’s field is named', async () => {
    const form = freshForm();
    const wrong = { ...form, subject: { ...form.subject, certificateNumber: '123' } };
    const orderNo = await givenDraft(file.record, wrong);
    const submit = () => file.as('applicant')('POST', `/orders/${orderNo}/submit`);
    const field = '/subject/certificateNumber';
    await expectRefused(file.record, submit, { status: 422, code: 'form.incomplete', field });
  });
});
