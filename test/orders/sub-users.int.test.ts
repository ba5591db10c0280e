import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ownerAccountOf } from '#orders/accounts.ts';
import { whoAsks } from '#identity/who-asks.ts';
import { openSubUser, disableSubUser, SUB_USERS_AT_MOST } from '#orders/sub-users.ts';
import { createTestRecord, MONDAY, type TestRecord } from '../support/record.ts';
import { grantService } from '#orders/grants.ts';
import { givenFiledService } from '../support/filed-service.ts';
import { APPLICANT } from '../support/orders.ts';

let record: TestRecord;
beforeAll(async () => {
  record = await createTestRecord();
});
afterAll(() => record.close());

const actorOf = async (token: string) =>
  (await whoAsks({ db: record.db, wall: () => new Date() }, token))?.actor ?? null;

const name = () => `n${randomUUID().slice(0, 8)}`;

describe('the account that filings belong to', () => {
  it('given a sub-user, then it is its main account; given a main account, then it is itself', async () => {
    const { id } = await openSubUser(record, { name: name() }, APPLICANT);
    expect(await ownerAccountOf(record.db, id)).toBe(APPLICANT.id);
    expect(await ownerAccountOf(record.db, APPLICANT.id)).toBe(APPLICANT.id);
  });
});

describe('a sub-user’s token', () => {
  it('given a main account that was disabled, then its sub-users are shut out with it', async () => {
    const main = { id: 'acc-applicant-en', role: 'applicant' } as const;
    const { id, token } = await openSubUser(record, { name: name() }, main);
    expect(await actorOf(token)).toEqual({ id, role: 'applicant' });
    const disable = (disabledAt: Date | null) =>
      record.db.account.update({ where: { id: main.id }, data: { disabledAt } });
    await disable(new Date());
    expect(await actorOf(token)).toBeNull();
    await disable(null);
    expect(await actorOf(token)).toEqual({ id, role: 'applicant' });
    await disableSubUser(record, id, main);
    expect(await actorOf(token)).toBeNull();
  });

  it('given its number and address, then both are kept sealed', async () => {
    const contact = { mobile: '13900000077', email: 'sub@example.com' };
    const { id, token } = await openSubUser(record, { name: name(), ...contact }, APPLICANT);
    const row = await record.db.account.findUniqueOrThrow({ where: { id } });
    const kept = JSON.stringify(row, (_, value: unknown) =>
      value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value,
    );
    for (const secret of [contact.mobile, contact.email, token]) expect(kept).not.toContain(secret);
    expect(row.mobileCipher).not.toBeNull();
  });
});

describe('two sub-users of one name at once', () => {
  it('then one is opened, and the other is refused in words', async () => {
    const same = name();
    const both = await Promise.allSettled(
      [1, 2].map(() => openSubUser(record, { name: same }, APPLICANT)),
    );
    const refused = both.filter(({ status }) => status === 'rejected');
    expect(refused).toMatchObject([{ reason: { code: 'sub_user.name_taken' } }]);
  });

  it('given as many as there may be, then another is refused', async () => {
    const main = { id: 'acc-full', role: 'applicant' } as const;
    const account = { role: 'applicant', keyId: 'k1', createdAt: new Date() };
    await record.db.account.create({
      data: { ...account, id: main.id, handle: 'full' },
    });
    await record.db.account.createMany({
      data: Array.from({ length: SUB_USERS_AT_MOST }, (_, n) => ({
        ...{ ...account, id: `acc-full.${String(n)}`, handle: `full.${String(n)}` },
        parentId: main.id,
      })),
    });
    const one = openSubUser(record, { name: 'more' }, main);
    await expect(one).rejects.toMatchObject({ code: 'sub_user.too_many' });
  });
});

describe('a grant on a service that ends in the same moment', () => {
  /** How many wait for somebody's lock. */
  const waiting = async (): Promise<number> => {
    const [row] = await record.db.$queryRaw<{ n: bigint }[]>`
      SELECT count(*) AS n FROM pg_stat_activity
      WHERE wait_event_type = 'Lock' AND datname = current_database()`;
    return Number(row?.n ?? 0);
  };

  it('then it waits for the end, and is refused', async () => {
    const { id: subUserId } = await openSubUser(record, { name: name() }, APPLICANT);
    const { id, icpNumber } = await givenFiledService(record, APPLICANT.id);
    const { subjectId } = await record.db.service.findUniqueOrThrow({ where: { id } });
    let asked: Promise<unknown> | undefined;
    await record.db.$transaction(
      async (tx) => {
        await tx.$queryRaw`SELECT id FROM subjects WHERE id = ${subjectId}::uuid FOR UPDATE`;
        asked = grantService(record, { subUserId, icpNumber, actor: APPLICANT }).catch(
          (error: unknown) => error,
        );
        await expect.poll(waiting, { timeout: 10_000 }).toBe(1);
        await tx.serviceGrant.deleteMany({ where: { serviceId: id } });
        await tx.service.update({ where: { id }, data: { endedAt: MONDAY } });
      },
      { timeout: 30_000 },
    );
    expect(await asked).toMatchObject({ code: 'grant.service_ended' });
    expect(await record.db.serviceGrant.count({ where: { serviceId: id } })).toBe(0);
  });
});
