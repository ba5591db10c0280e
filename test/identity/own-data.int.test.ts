import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { openContact } from '#orders/accounts.ts';
import { beginArchive } from '#orders/personal-data/archive.ts';
import { APPLICANT, givenDraft, givenStage } from '../support/orders.ts';
import { GOOD, givenPassword } from '../support/passwords.ts';
import { dumpOf } from '../server/api/support/trace.ts';
import { useIdentity } from './support.ts';

const file = useIdentity();

async function signedIn(handle = 'applicant') {
  await givenPassword(file.record, handle);
  return file.signIn(handle, GOOD);
}
const archive = (bearer: string, password: string) =>
  file.api.app.inject({
    ...{ method: 'POST', url: '/api/v1/account/data/archive', payload: { password } },
    headers: { authorization: `Bearer ${bearer}` },
  });
const deeds = (action: string) =>
  file.record.db.auditEntry.count({ where: { action, target: APPLICANT.id } });

describe('a copy of one’s data with the files', () => {
  it('given orders with papers, then a ZIP has the data and each file, under names that say nothing of anybody, and it is recorded', async () => {
    const { db } = file.record;
    const orderNo = await givenStage(file.record, 'initialReview');
    const { secret } = await signedIn();
    const answer = await archive(secret, GOOD);
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-type']).toBe('application/zip');
    expect(answer.headers['cache-control']).toBe('private, no-store');
    const entries = unzipSync(answer.rawPayload);
    const data = JSON.parse(Buffer.from(entries['data.json']!).toString()) as {
      madeFor: string;
      orders: { orderNo: string }[];
    };
    expect(data.madeFor).toBe('applicant');
    expect(data.orders.map((order) => order.orderNo)).toContain(orderNo);
    const rows = await db.material.findMany({ where: { orderNo } });
    const names = Object.keys(entries).filter((name) => name.startsWith(`files/${orderNo}/`));
    expect(names.sort()).toEqual(
      rows.map(({ kind, id }) => `files/${orderNo}/${kind}-${id.slice(0, 8)}.jpg`).sort(),
    );
    expect(entries[names[0]!]!.length).toBe(rows[0]!.bytes);
    expect(await deeds('data.archived')).toBe(1);
    const reads = { material: { orderNo }, readerId: APPLICANT.id, via: 'archive' };
    expect(await db.materialRead.count({ where: reads })).toBe(rows.length);
    await expect.poll(() => db.dataArchive.count()).toBe(0);
  });

  it('given a file that can’t be read, then the copy names it, with all others in it', async () => {
    const orderNo = await givenDraft(file.record);
    const row = await file.record.db.material.findFirstOrThrow({ where: { orderNo } });
    const gone = { storageKey: 'no/such' };
    await file.record.db.material.update({ where: { id: row.id }, data: gone });
    const { secret } = await signedIn();
    const entries = unzipSync((await archive(secret, GOOD)).rawPayload);
    const left = JSON.parse(Buffer.from(entries['left-out.json']!).toString()) as object[];
    expect(left).toMatchObject([{ orderNo, why: 'notReadable' }]);
  });

  it('given one that is being made, then a second is refused until it is over', async () => {
    const { db, clock } = file.record;
    const { secret } = await signedIn();
    const begin = { within: [], beyond: [] };
    await db.$transaction((tx) => beginArchive(tx, file.record, APPLICANT, begin));
    const refused = await archive(secret, GOOD);
    expect(refused.statusCode).toBe(409);
    expect(refused.json()).toMatchObject({ code: 'data.archive_running' });
    // Broken off: nobody ended it.
    clock.set(new Date((await clock.now()).getTime() + 16 * 60_000));
    expect((await archive(secret, GOOD)).statusCode).toBe(200);
  });

  it('given another’s account, then nothing of it is in there', async () => {
    const { secret } = await signedIn('applicant-en');
    const entries = unzipSync((await archive(secret, GOOD)).rawPayload);
    expect(Object.keys(entries)).toEqual(['data.json']);
  });

  it('given a wrong password, or a key, then there is no copy', async () => {
    const before = await deeds('data.archived');
    const { secret } = await signedIn();
    expect((await archive(secret, 'wrong')).json()).toMatchObject({ code: 'password.wrong' });
    const key = file.record.tokens['applicant'] ?? '';
    expect((await archive(key, GOOD)).json()).toMatchObject({ code: 'auth.session_needed' });
    expect(await deeds('data.archived')).toBe(before);
  });

  it('given the page of one’s account, then its button gives the same ZIP', async () => {
    const visitor = await signedIn();
    const { body } = await file.pages.get('/pages/account', visitor.cookie);
    expect(body).toContain('action="/pages/account/data"');
    const wrong = await file.pages.post('/pages/account/data', { password: 'wrong' }, visitor);
    expect(wrong.statusCode).toBe(403);
    const given = await file.pages.post('/pages/account/data', { password: GOOD }, visitor);
    expect(given.headers['content-disposition']).toMatch(/^attachment; filename="beian-data-/);
    expect(Object.keys(unzipSync(given.rawPayload))).toContain('data.json');
  });
});

describe('correcting where one is reached', () => {
  const change = (bearer: string, body: object) =>
    file.api.as(bearer)('PUT', '/account/contact', { body });
  const contactOf = async (handle = 'applicant') =>
    openContact(
      file.record.vault,
      await file.record.db.account.findUniqueOrThrow({ where: { handle } }),
    );

  it('given a new address, then it is kept sealed, the mobile stays, and the old address is told', async () => {
    const { secret } = await signedIn();
    const before = await contactOf();
    const body = { email: 'neu@example.com', password: GOOD };
    expect((await change(secret, body)).status).toBe(204);
    expect(await contactOf()).toEqual({ mobile: before.mobile, email: 'neu@example.com' });
    await expect
      .poll(() => file.mails.at(-1))
      .toMatchObject({
        ...{ name: 'contactChanged', to: before.email },
      });
    expect(await deeds('account.contactChanged')).toBe(1);
    expect(await dumpOf(file.record.db, 'accounts', 'audit')).not.toContain('neu@example.com');
    const own = await file.api.as(secret)('GET', '/account');
    expect(own.body).toMatchObject({ email: 'n***@example.com' });
  });

  it.each([
    [{ email: 'no address', password: GOOD }, 'account.contact'],
    [{ password: GOOD }, 'account.contact'],
    [{ mobile: '13900001234', password: 'wrong' }, 'password.wrong'],
  ])('given %j, then it is refused as %s, and nothing changes', async (body, code) => {
    const { secret } = await signedIn();
    const before = await contactOf();
    expect((await change(secret, body)).body.code).toBe(code);
    expect(await contactOf()).toEqual(before);
  });

  it('given a link to set a password went to the address so far, then it opens nothing any more', async () => {
    const { secret } = await signedIn();
    await file.pages.post('/pages/forgot', { handle: 'applicant' });
    await expect.poll(() => file.mails.at(-1)?.name).toBe('passwordReset');
    const { pathname } = new URL(file.mails.at(-1)?.variables.link ?? '');
    expect((await file.pages.get(pathname)).statusCode).toBe(200);
    expect((await change(secret, { email: 'neu@example.com', password: GOOD })).status).toBe(204);
    expect((await file.pages.get(pathname)).statusCode).not.toBe(200);
  });

  it('given the page, then it says how each thing is corrected, and corrects the mobile', async () => {
    const visitor = await signedIn();
    const { body } = await file.pages.get('/pages/account', visitor.cookie);
    expect(body).toContain('corrected by an order of a change');
    const fields = { mobile: '13900004321', email: '', password: GOOD };
    const done = await file.pages.post('/pages/account/contact', fields, visitor);
    expect(done.body).toContain('were corrected');
    expect(done.body).toContain('139****4321');
  });
});
