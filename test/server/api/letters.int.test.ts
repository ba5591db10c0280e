import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, it } from 'vitest';
import { readPdf } from '#server/materials/read-pdf.ts';
import { freshForm, sampleForm } from '../../support/forms.ts';
import { claimReview, givenDraft, givenStage } from '../../support/orders.ts';
import { useApi } from './support/use-api.ts';

const file = useApi();

const REPRESENTATIVE = '林见山';
const OWNER = '周以宁';
const OWNER_NUMBER = '120190198001010012';

/** An organisation whose service owner is not its representative. */
function formWithOwner() {
  const form = sampleForm('tianjin-enterprise-website');
  const { legalRepresentative } = form.subject;
  const { service, subjectOwner } = form;
  return {
    ...form,
    subject: {
      ...form.subject,
      legalRepresentative: { ...legalRepresentative, name: REPRESENTATIVE },
    },
    subjectOwner: { ...subjectOwner, name: REPRESENTATIVE },
    service: {
      ...service,
      owner: { ...service.owner, name: OWNER, certificateNumber: OWNER_NUMBER },
    },
  };
}

const get = (path: string, handle = 'applicant') =>
  file.api.app.inject({
    url: `/api/v1${path}`,
    headers: { authorization: `Bearer ${file.record.tokens[handle] ?? ''}` },
  });

const letterOf = async (form: unknown, handle?: string) =>
  get(`/orders/${await givenDraft(file.record, form)}/letter`, handle);

/** The text of each page as a reader of PDFs finds it. */
async function pagesOf(bytes: Buffer): Promise<string[]> {
  const { promise } = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const document = await promise;
  const pages: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent();
    pages.push(items.map((item) => ('str' in item ? item.str : '')).join(''));
  }
  return pages;
}

describe('the letter of an order', () => {
  it('given an owner who is not the representative, then the applicant downloads it filled in', async () => {
    const answer = await letterOf(formWithOwner());
    expect(answer.statusCode).toBe(200);
    expect(answer.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': 'attachment; filename="letterOfAuthorisation.pdf"',
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    });
    const pages = await pagesOf(answer.rawPayload);
    expect(pages).toHaveLength(1);
    for (const said of [
      ...['法定代表人授权书', '致：天津通信管理局', '天津清禾示例茶业有限公司'],
      ...['统一社会信用代码证书', '91120190MA05TE0165', `法定代表人：${REPRESENTATIVE}`],
      ...['担任互联网信息服务负责人', `被授权人姓名：${OWNER}`, OWNER_NUMBER],
      ...['qinghe-tea.example.cn', '法定代表人（签字或盖姓名章）：'],
    ]) {
      expect(pages[0]).toContain(said);
    }
    expect(pages[0]).not.toContain('＿');
  });

  it('given reviewers of its scope, then it is handed to the one who holds its review, and while he does', async () => {
    const form = freshForm();
    const draft = await givenDraft(file.record, form);
    const orderNo = await givenStage(file.record, 'initialReview', draft);
    const letterFor = (handle: string) => get(`/orders/${orderNo}/letter`, handle);
    const refused = async (handle: string) => {
      expect((await letterFor(handle)).json()).toMatchObject({
        ...{ status: 403, code: 'letter.not_claimed' },
        remedy: expect.stringContaining('claim') as string,
      });
    };
    await refused('reviewer-1');
    const where = { action: 'letter.read', target: orderNo };
    expect(await file.record.db.auditEntry.count({ where }), 'nothing was handed out').toBe(0);
    const { id } = await claimReview(file.record, orderNo);
    const [page] = await pagesOf((await letterFor('reviewer-1')).rawPayload);
    expect(page).toContain(form.subject.certificateNumber);
    for (const handle of ['reviewer-2', 'senior-1']) await refused(handle);
    await file.as('reviewer-1')('POST', `/tasks/${id}/release`);
    await refused('reviewer-1');
  });

  it('given two owners beside the representative, then each has a page', async () => {
    const form = formWithOwner();
    const subjectOwner = {
      ...form.subjectOwner,
      name: '何清越',
      certificateNumber: '12019019810101001X',
    };
    const [first, second, ...more] = await pagesOf(
      (await letterOf({ ...form, subjectOwner })).rawPayload,
    );
    expect(first).toContain('被授权人姓名：何清越');
    expect(second).toContain(`被授权人姓名：${OWNER}`);
    expect(more).toEqual([]);
  });

  it('given one person for the subject and its service, then one page names both offices', async () => {
    const form = formWithOwner();
    const { name, certificateNumber } = form.service.owner;
    const subjectOwner = { ...form.subjectOwner, name, certificateNumber };
    const pages = await pagesOf((await letterOf({ ...form, subjectOwner })).rawPayload);
    expect(pages).toHaveLength(1);
    expect(pages[0]).toContain('担任主体负责人和互联网信息服务负责人');
  });

  it('given nobody but the representative, or an empty form, then lines are left to write on', async () => {
    const [own] = await pagesOf(
      (await letterOf(sampleForm('tianjin-enterprise-website'))).rawPayload,
    );
    expect(own).toContain('天津清禾示例茶业有限公司');
    expect(own).toMatch(/被授权人姓名：＿{8}/);
    const [blank] = await pagesOf((await letterOf({})).rawPayload);
    expect(blank).toMatch(/主办单位名称：＿{20}/);
  });

  it('given a character that no font has, then it is written by hand', async () => {
    const form = formWithOwner();
    form.service.owner.name = '周\u{2A6A5}\n宁';
    const [page] = await pagesOf((await letterOf(form)).rawPayload);
    expect(page).toContain('被授权人姓名：周＿ 宁');
  });

  it('given the letter itself, then it may be handed in', async () => {
    const { rawPayload } = await letterOf(formWithOwner());
    expect(readPdf(rawPayload)).toMatchObject({ contentType: 'application/pdf' });
  });

  it('given an individual, then it is refused with the way out', async () => {
    const answer = await letterOf(sampleForm('shanghai-individual-website'));
    expect(answer.json()).toMatchObject({
      ...{ status: 409, code: 'letter.not_needed', field: '/subject/nature' },
      remedy: expect.stringContaining('nature') as string,
    });
  });

  it("given another's order, none, or a role that has nothing to do with it, then there is no letter", async () => {
    expect((await letterOf(formWithOwner(), 'applicant-en')).json()).toMatchObject({
      ...{ status: 404, code: 'order.not_found' },
    });
    expect((await get('/orders/BA20260601999999/letter')).statusCode).toBe(404);
    expect((await letterOf(formWithOwner(), 'manager')).json()).toMatchObject({ status: 403 });
  });
});

describe('templates of materials', () => {
  it.each([
    ['letterOfAuthorisation', '法定代表人授权书'],
    ['promise', '互联网信息服务备案承诺书'],
    ['truthfulnessNotice', '备案信息真实性责任告知书'],
    ['verificationSheet', '备案信息真实性核验单'],
  ])('given %s, then its template is blank, on one page', async (kind, title) => {
    const answer = await get(`/material-templates/${kind}`);
    expect(answer.statusCode).toBe(200);
    expect(answer.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="${kind}.pdf"`,
    });
    const [page, ...more] = await pagesOf(answer.rawPayload);
    expect(page?.startsWith(title)).toBe(true);
    expect(page).toContain('＿＿＿＿');
    expect(page).not.toMatch(/[{}]/);
    expect(more).toEqual([]);
  });

  it.each(['domainCertificate', 'no-such-kind', 'constructor'])(
    'given %s, then it says which kinds have one',
    async (kind) => {
      const answer = await get(`/material-templates/${kind}`);
      expect(answer.json()).toMatchObject({
        ...{ status: 404, code: 'template.not_found' },
        remedy: expect.stringContaining('letterOfAuthorisation, promise') as string,
      });
    },
  );

  it('given the list of materials, then those with a template say where it is', async () => {
    const orderNo = await givenDraft(file.record, formWithOwner());
    const { needed } = (await get(`/orders/${orderNo}/materials`)).json<{
      needed: { kind: string; template?: string }[];
    }>();
    const templateOf = (kind: string) => needed.find((one) => one.kind === kind)?.template;
    expect(templateOf('letterOfAuthorisation')).toBe(
      '/api/v1/material-templates/letterOfAuthorisation',
    );
    expect(needed.map(({ kind }) => kind)).toContain('subjectCertificate');
    expect(templateOf('subjectCertificate')).toBeUndefined();
  });
});
