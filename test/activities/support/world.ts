import type { ActivityDeps } from '#activities/deps.ts';
import type { NoticeRecipient } from '#orders/notice-requests.ts';
import type { NoticeTemplate } from '#domain/notices.ts';
import type { Stage } from '#domain/stages.ts';
import type { TestRecord } from '../../support/record.ts';

/** What a carrier that takes everything was given. */
export interface Taken {
  readonly to: string;
  readonly text: string;
}

/** Activities over a record, with carriers that take everything and no bureau. */
export function worldOf(record: TestRecord): { deps: ActivityDeps; taken: Taken[] } {
  const taken: Taken[] = [];
  let serial = 0;
  const take = (to: string, text: string) => {
    taken.push({ to, text });
    serial += 1;
    return Promise.resolve({ id: `taken-${String(serial)}` });
  };
  const deps: ActivityDeps = {
    ...record,
    sms: { send: ({ to, body }) => take(to, body), find: () => Promise.resolve([]) },
    mail: { send: ({ to, text }) => take(to, text) },
    connectors: new Map(),
    mailDomain: 'example.com',
  };
  return { deps, taken };
}

/** What an outbox row of a test's own says. */
export interface AskedFor {
  readonly template: NoticeTemplate;
  readonly kind?: 'sendSms' | 'sendMail';
  readonly to?: NoticeRecipient;
  readonly whileIn?: Stage;
  readonly dueAt?: string;
}

let asked = 0;

/** Puts a notice into the outbox of an order, as its present step would. */
export async function givenEffect(
  { db, clock }: TestRecord,
  orderNo: string,
  { template, kind = 'sendSms', to, whileIn, dueAt }: AskedFor,
): Promise<string> {
  const { revision, accountId } = await db.order.findUniqueOrThrow({ where: { orderNo } });
  asked += 1;
  const id = `${orderNo}:${String(revision)}:${String(100 + asked)}`;
  const params = {
    template,
    dueDay: '2026-07-16',
    ...(dueAt !== undefined && { dueAt }),
    to: { ...(to ?? { account: accountId }) },
    whileIn: whileIn ?? null,
  };
  await db.effect.create({
    data: { id, orderNo, kind, params, createdAt: await clock.now() },
  });
  return id;
}

/** The effect and its notice as they stand. */
export const standing = (record: TestRecord, id: string) =>
  record.db.effect.findUniqueOrThrow({ where: { id }, include: { notice: true } });
