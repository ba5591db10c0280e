import { describe, expect, it } from 'vitest';
import { openSubUser } from '#orders/sub-users.ts';
import { APPLICANT, givenDraft } from '../support/orders.ts';
import { GOOD, givenPassword } from '../support/passwords.ts';
import { useIdentity } from './support.ts';

const file = useIdentity();

async function signedIn(handle = 'applicant') {
  await givenPassword(file.record, handle);
  return file.signIn(handle, GOOD);
}
const erase = (bearer: string, password = GOOD) =>
  file.api.as(bearer)('POST', '/account/erasure', { body: { password } });
async function givenOldDraft(): Promise<string> {
  const { clock } = file.record;
  const orderNo = await givenDraft(file.record);
  // What was written this very instant is not before it.
  clock.set(new Date((await clock.now()).getTime() + 1000));
  return orderNo;
}
const erasedAt = async (orderNo: string) =>
  (await file.record.db.order.findUnique({ where: { orderNo } }))?.erasedAt;

describe('erasing what may go of one’s account', () => {
  it('given a key, or a wrong password, then nothing is erased', async () => {
    const orderNo = await givenOldDraft();
    const { secret } = await signedIn();
    const key = file.record.tokens['applicant'] ?? '';
    expect((await erase(key)).body.code).toBe('auth.session_needed');
    expect((await erase(secret, 'wrong')).body.code).toBe('password.wrong');
    expect(await erasedAt(orderNo)).toBeNull();
  });

  it('given a sub-user, in a session and with its password, then it is sent to its main account', async () => {
    const orderNo = await givenOldDraft();
    const { handle } = await openSubUser(file.record, { name: 'first' }, APPLICANT);
    const visitor = await signedIn(handle);
    const refused = await erase(visitor.secret);
    expect([refused.status, refused.body.code]).toEqual([403, 'data.main_account_only']);
    expect(refused.body.facts).toEqual({ mainAccount: 'applicant' });
    expect(await erasedAt(orderNo)).toBeNull();
    const { body } = await file.pages.get('/pages/account', visitor.cookie);
    expect(body).not.toContain('action="/pages/account/erasure"');
  });

  it('given the main account, in a session and with its password, then the draft is erased, and why the rest stays is said', async () => {
    const orderNo = await givenOldDraft();
    const { secret } = await signedIn();
    const answer = await erase(secret);
    expect(answer.status).toBe(200);
    expect(await erasedAt(orderNo)).not.toBeNull();
    const { classes } = answer.body as unknown as { classes: { erased: number | null }[] };
    expect(classes.some(({ erased }) => erased === null)).toBe(true);
  });

  it('given the page of one’s account, then its button does it', async () => {
    const orderNo = await givenOldDraft();
    const visitor = await signedIn();
    const { body } = await file.pages.get('/pages/account', visitor.cookie);
    expect(body).toContain('action="/pages/account/erasure"');
    const wrong = await file.pages.post('/pages/account/erasure', { password: 'wrong' }, visitor);
    expect(wrong.statusCode).toBe(403);
    const done = await file.pages.post('/pages/account/erasure', { password: GOOD }, visitor);
    expect(done.body).toMatch(/\d+ were erased/);
    expect(await erasedAt(orderNo)).not.toBeNull();
  });
});
