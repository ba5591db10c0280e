import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApi, type TestApi } from '../support/api.ts';
import { sampleForm } from '../support/forms.ts';
import { givenDraft } from '../support/orders.ts';
import { createTestRecord, type TestRecord } from '../support/record.ts';

let record: TestRecord;
let api: TestApi;
let cookie: string;
beforeAll(async () => {
  record = await createTestRecord();
  api = await createTestApi(record);
  const signedIn = await api.app.inject({
    ...{ method: 'POST', url: '/pages/sign-in' },
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({ token: record.tokens['applicant'] ?? '' }).toString(),
  });
  const [given] = signedIn.cookies;
  cookie = `${given?.name ?? ''}=${given?.value ?? ''}`;
});
afterAll(async () => {
  await api.app.close();
  await record.close();
});

const get = (url: string) =>
  api.app.inject({ url, headers: { cookie, 'accept-language': 'zh-CN' } });

/** The addresses of papers that a page of materials links to. */
async function linksOn(orderNo: string): Promise<string[]> {
  const { body } = await get(`/pages/orders/${orderNo}/materials`);
  return [...body.matchAll(/href="(\/pages\/[^"]*(?:letter|material-templates)[^"]*)"/g)].map(
    ([, path = '']) => path,
  );
}

describe('papers at the page of materials', () => {
  it('given an owner who needs a letter, then the letter and its template are links that download', async () => {
    const form = sampleForm('tianjin-enterprise-website');
    form.service.owner.name = '周以宁';
    form.service.owner.certificateNumber = '120190198001010012';
    const orderNo = await givenDraft(record, form);
    const links = await linksOn(orderNo);
    expect(links).toContain(`/pages/orders/${orderNo}/letter`);
    expect(links).toContain('/pages/material-templates/letterOfAuthorisation');
    for (const link of links) {
      const answer = await get(link);
      expect(answer.statusCode).toBe(200);
      expect(answer.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
      expect(answer.headers).toMatchObject({
        'content-type': 'application/pdf',
        'content-disposition': 'attachment; filename="letterOfAuthorisation.pdf"',
        'x-content-type-options': 'nosniff',
        'cache-control': expect.stringContaining('no-store') as string,
      });
    }
  });

  it('given an individual, or a kind without a template, then the refusal stands there in words', async () => {
    const orderNo = await givenDraft(record, sampleForm('shanghai-individual-website'));
    const letter = await get(`/pages/orders/${orderNo}/letter`);
    expect(letter.statusCode).toBe(409);
    expect(letter.body).toContain('个人备案无需授权书');
    const template = await get('/pages/material-templates/domainCertificate');
    expect(template.statusCode).toBe(404);
    expect(template.body).toContain('这种材料没有模板');
  });
});
