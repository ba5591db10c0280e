import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  REVIEWER,
  claimReview,
  givenDraft,
  givenStage,
  tell,
  APPLICANT,
} from '../../support/orders.ts';
import type { Actor } from '#domain/roles.ts';
import { editForm } from '#orders/edit-form.ts';
import { givenMaterials } from '../../support/materials.ts';
import { freshForm } from '../../support/forms.ts';
import { MONDAY } from '../../support/record.ts';
import { pdf, CATALOG, PAGE, PAGES, picture, zip } from '../materials/files.ts';
import { read, useApi } from './support/use-api.ts';

const file = useApi();

interface Uploaded {
  readonly id: string;
  readonly kind: string;
}

const upload = (orderNo: string, body: Buffer, kind = 'subjectCertificate', handle = 'applicant') =>
  file.as(handle)('POST', `/orders/${orderNo}/materials?kind=${kind}`, {
    body,
    headers: { 'content-type': 'application/zip' },
  });

/** A draft whose form refers to no material yet. */
function emptyDraft(): Promise<string> {
  const { materials: _, ...form } = freshForm();
  return givenDraft(file.record, form);
}

const jpeg = () => picture().jpeg().toBuffer();

async function givenUpload(orderNo: string): Promise<Uploaded> {
  return read<Uploaded>(await upload(orderNo, await jpeg()));
}

async function givenLink(id: string, handle = 'applicant'): Promise<string> {
  const answer = await file.as(handle)('POST', `/materials/${id}/links`);
  expect(answer.status).toBe(201);
  return read<{ path: string }>(answer).path;
}

/** A reviewer whose rights are then changed. */
async function givenReviewer(): Promise<{ account: string; token: string }> {
  const body = { handle: `reader-${randomUUID().slice(0, 8)}`, role: 'reviewer' };
  const opened = await file.as('security')('POST', '/accounts', { body });
  const { id: account, token } = read<{ id: string; token: string }>(opened);
  return { account, token };
}

/** A material of an order whose review somebody holds. */
async function givenReviewed(holder: Actor): Promise<{ id: string; orderNo: string }> {
  const orderNo = await givenStage(file.record, 'initialReview');
  await claimReview(file.record, orderNo, holder);
  const { id } = await file.record.db.material.findFirstOrThrow({ where: { orderNo } });
  return { id, orderNo };
}

const follow = (path: string) => file.api.app.inject(path);

describe('uploading a material', () => {
  it('given a picture under a false name, then it is kept by what it holds, sealed, and listed', async () => {
    const orderNo = await emptyDraft();
    const answer = await upload(orderNo, await jpeg());
    expect(answer).toMatchObject({
      status: 201,
      body: {
        id: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
        kind: 'subjectCertificate',
        contentType: 'image/jpeg',
        width: 60,
        height: 40,
        uploadedAt: MONDAY.toISOString(),
      },
    });
    const row = await file.record.db.material.findFirstOrThrow({ where: { orderNo } });
    const kept = Buffer.from(await file.record.materialStore.get(row.storageKey));
    expect(kept.includes(Buffer.from([0xff, 0xd8, 0xff]))).toBe(false);
    for (const handle of ['applicant', 'reviewer-1', 'clerk']) {
      const list = await file.as(handle)('GET', `/orders/${orderNo}/materials`);
      expect(list.body).toMatchObject({ uploaded: [answer.body] });
    }
  });

  it('given the list, then what the filing needs stands there with its reason', async () => {
    const orderNo = await emptyDraft();
    const { body } = await file.as('applicant')('GET', `/orders/${orderNo}/materials`);
    expect(body).toMatchObject({ uploaded: [] });
    expect((body as unknown as { needed: object[] }).needed).toContainEqual(
      expect.objectContaining({ kind: 'subjectCertificate', required: true }),
    );
  });

  it('given a file of no type at all, or none, then it is looked at all the same', async () => {
    const orderNo = await emptyDraft();
    const url = `/api/v1/orders/${orderNo}/materials?kind=subjectCertificate`;
    const authorization = `Bearer ${file.record.tokens.applicant ?? ''}`;
    const bare = await file.api.app.inject({
      ...{ method: 'POST', url, headers: { authorization }, payload: await jpeg() },
    });
    expect(bare.statusCode).toBe(201);
    const nothing = await file.api.app.inject({ method: 'POST', url, headers: { authorization } });
    expect(nothing.json()).toMatchObject({ status: 422, code: 'material.empty' });
  });

  it.each([
    ['an archive', () => zip(10), 'subjectCertificate', 422, 'material.type'],
    [
      'a PDF called a picture',
      () => pdf([CATALOG, PAGES, PAGE]),
      'subjectCertificate',
      422,
      'material.type',
    ],
    [
      'more than 10 MB',
      () => Buffer.alloc(11 * 2 ** 20),
      'letterOfAuthorisation',
      413,
      'material.too_large',
    ],
    ['an unknown kind', () => zip(10), 'licence', 400, 'request.malformed'],
  ])('given %s, then it is refused and nothing is kept', async (_, body, kind, status, code) => {
    const orderNo = await emptyDraft();
    const answer = await upload(orderNo, body(), kind);
    expect(answer).toMatchObject({ status, body: { code } });
    expect(await file.record.db.material.count({ where: { orderNo } })).toBe(0);
  });

  it("given an order that is being reviewed, another's, or none, then nothing is taken", async () => {
    const inReview = await givenStage(file.record, 'initialReview');
    expect(await upload(inReview, await jpeg())).toMatchObject({
      ...{ status: 409, body: { code: 'order.not_editable_now' } },
    });
    expect((await upload('BA20260601999999', await jpeg())).body.code).toBe('order.not_found');
    const draft = await emptyDraft();
    expect((await upload(draft, await jpeg(), 'other', 'applicant-en')).status).toBe(404);
    expect((await upload(draft, await jpeg(), 'other', 'reviewer-1')).body.code).toBe('auth.role');
  });
});

describe('reading a material', () => {
  it('given a link, then whoever has it reads the file for five minutes, each time recorded', async () => {
    const { id } = await givenUpload(await emptyDraft());
    const path = await givenLink(id);
    const answer = await follow(path);
    expect(answer.statusCode).toBe(200);
    expect(answer.rawPayload.subarray(0, 3)).toEqual(Buffer.from([0xff, 0xd8, 0xff]));
    expect(answer.headers).toMatchObject({
      'content-type': 'image/jpeg',
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
      'content-security-policy': "default-src 'none'; sandbox",
      'content-disposition': 'inline; filename="subjectCertificate.jpg"',
    });
    await follow(path);
    const reads = await file.record.db.materialRead.findMany({ where: { materialId: id } });
    expect(reads).toHaveLength(2);
    expect(reads[0]).toMatchObject({
      readerId: APPLICANT.id,
      at: MONDAY,
      via: `link:${new Date(MONDAY.getTime() + 300_000).toISOString()}`,
    });

    file.record.clock.set(new Date(MONDAY.getTime() + 299_999));
    expect((await follow(path)).statusCode).toBe(200);
    file.record.clock.set(new Date(MONDAY.getTime() + 300_000));
    expect((await follow(path)).json()).toMatchObject({
      ...{ status: 410, code: 'material.link_expired' },
    });
    file.record.clock.set(MONDAY);
  });

  it('given a link that was changed anywhere, then there is nothing, and no read is recorded', async () => {
    const { id } = await givenUpload(await emptyDraft());
    const other = await givenUpload(await emptyDraft());
    const path = await givenLink(id);
    const [from, expires = '', reader, signature = ''] = path.split('.');
    const forged = [
      path.replace(id, other.id),
      [from, `${expires}0`, reader, signature].join('.'),
      [from, expires, Buffer.from('acc-manager').toString('base64url'), signature].join('.'),
      '/material-links/x',
    ];
    for (const wrong of forged) {
      expect((await follow(wrong)).json()).toMatchObject({
        ...{ status: 404, code: 'material.link_unknown' },
      });
    }
    const ids = [id, other.id];
    expect(await file.record.db.materialRead.count({ where: { materialId: { in: ids } } })).toBe(0);
  });

  it.each([
    ['disabled', { disabled: true }],
    ['given a role that opens no materials', { role: 'manager' }],
    ['given a scope elsewhere', { scopes: [{ province: '广东', filingType: null }] }],
  ])(
    'given the account that a link was made for is %s, then it opens nothing from that moment on',
    async (_, change) => {
      const { account, token } = await givenReviewer();
      const { id } = await givenReviewed({ id: account, role: 'reviewer' });
      const path = await givenLink(id, token);
      expect((await follow(path)).statusCode).toBe(200);
      const changed = await file.as('security')('PATCH', `/accounts/${account}`, { body: change });
      expect(changed.status).toBe(200);
      const unknown = { status: 404, code: 'material.link_unknown' };
      expect((await follow(path)).json()).toMatchObject(unknown);
      expect(await file.record.db.materialRead.count({ where: { materialId: id } })).toBe(1);
    },
  );

  it('given a reviewer who does not hold the order’s review, then no link, with the way to one; and none that outlasts the holding', async () => {
    const { id, orderNo } = await givenReviewed(REVIEWER);
    const other = await file.as('senior-1')('POST', `/materials/${id}/links`);
    expect([other.status, other.body.code]).toEqual([403, 'material.not_claimed']);
    expect(other.body.remedy).toContain('/claim');
    const path = await givenLink(id, 'reviewer-1');
    expect((await follow(path)).statusCode).toBe(200);
    const held = { orderNo, holderId: REVIEWER.id };
    await file.record.db.task.updateMany({ where: held, data: { holderId: null } });
    expect((await follow(path)).statusCode).toBe(404);
  });

  it("given another's material, or a role that has no business with it, then no link", async () => {
    const { id } = await givenUpload(await emptyDraft());
    const ask = (handle: string, of: string) => file.as(handle)('POST', `/materials/${of}/links`);
    const stranger = await ask('applicant-en', id);
    const nothing = await ask('applicant', '0'.repeat(32));
    expect([stranger.status, nothing.status]).toEqual([404, 404]);
    expect(stranger.body.code).toBe('material.not_found');
    expect(stranger.body).toEqual(nothing.body);
    expect((await ask('admin-1', id)).body.code).toBe('auth.role');
  });
});

describe('what a form refers to', () => {
  const submitted = async (materials: readonly Uploaded[], orderNo: string) => {
    const base = freshForm();
    await givenMaterials(file.record, orderNo, base);
    const own = materials.map(({ id, kind }) => ({ id, kind }));
    const form = { ...base, materials: [...own, ...(base.materials ?? [])] };
    const read = { revision: 0, formVersion: 1, requestId: undefined };
    await editForm(file.record, { orderNo, form, actor: APPLICANT, ...read });
    return file.as('applicant')('POST', `/orders/${orderNo}/submit`);
  };

  it('given its own material, then it is submitted', async () => {
    const orderNo = await givenDraft(file.record);
    const own = await givenUpload(orderNo);
    expect((await submitted([own], orderNo)).status).toBe(200);
  });

  it("given another order's, one of another kind, or none, then each is named", async () => {
    const orderNo = await givenDraft(file.record);
    const own = await givenUpload(orderNo);
    const foreign = await givenUpload(await givenDraft(file.record));
    const mistaken = { ...(await givenUpload(orderNo)), kind: 'promise' };
    const invented = { id: '0'.repeat(32), kind: 'promise' };
    const answer = await submitted([own, foreign, mistaken, invented], orderNo);
    expect(answer).toMatchObject({ status: 422, body: { code: 'form.incomplete' } });
    const { findings } = answer.body.facts as { findings: { code: string; field: string }[] };
    expect(
      findings.filter(({ code }) => code === 'material.unknown').map(({ field }) => field),
    ).toEqual(['/materials/1/id', '/materials/2/id', '/materials/3/id']);
  });

  it('given an order that came back, then a material can be added', async () => {
    const orderNo = await givenStage(file.record, 'initialReview');
    await claimReview(file.record, orderNo);
    await tell(file.record, orderNo, REVIEWER, 'returnToComplete', {
      reasons: [{ field: '/service/name', code: 'serviceNameNotAllowed' }],
    });
    expect((await upload(orderNo, await jpeg())).status).toBe(201);
    await tell(file.record, orderNo, APPLICANT, 'resubmit');
    expect((await upload(orderNo, await jpeg())).status).toBe(409);
  });
});
