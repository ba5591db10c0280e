import { acceptedText } from '#domain/consents/texts.ts';
import { exportMark } from '#domain/exports/mark.ts';
import { NOTICES, NOTICE_TEMPLATES } from '#domain/notices.ts';
import type { Actor } from '#domain/roles.ts';
import { openContact, accountsActedFor } from '../accounts.ts';
import { auditNumbered } from '../audit.ts';
import type { OrdersDeps } from '../deps.ts';
import { readForm } from '../form.ts';
import { placeOf, sealedTable } from '../keys/sealed-tables.ts';
import { openNoticeRecipient } from '../notice-recipient.ts';
import { ownFilings } from '../own-filings.ts';

type Copying = OrdersDeps;

/** Everything that is kept of an account, for its own eyes; with who asked and when. */
export interface PersonalCopy {
  readonly madeAt: string;
  readonly madeFor: string;
  /** Who had it, when, what for, and which row of the audit says so. */
  readonly mark: string;
  readonly account: object;
  readonly orders: readonly object[];
  readonly filings: readonly object[];
}

/** Where it was signed in and what keys it has, without anything that opens something. */
const SIGNED_IN_WITH = {
  sessions: {
    select: { browser: true, openedAt: true, seenAt: true, endsAt: true, endedAt: true },
    orderBy: { openedAt: 'asc' },
  },
  apiKeys: {
    select: {
      ...{ name: true, scopes: true, createdAt: true, expiresAt: true },
      ...{ revokedAt: true, lastUsedAt: true },
    },
    orderBy: { createdAt: 'asc' },
  },
} as const;

/** What goes to colleagues is about their work. */
const FOR_STAFF: string[] = NOTICE_TEMPLATES.filter((name) => NOTICES[name].readBy === 'staff');

/**
 * A copy of what is kept of an account (个人信息保护法 Art. 45): the account, its orders with their forms,
 * materials, notices and consents (with the words that were accepted), its sessions and keys, and what is filed
 * under it. What others wrote of its orders, and their earlier versions, it reads at the orders and filings
 * themselves. A main account's has its sub-users' orders.
 * That it was made is recorded before anybody has it.
 */
export async function personalCopy(deps: Copying, actor: Actor): Promise<PersonalCopy> {
  const { db, clock } = deps;
  const at = await clock.now();
  const account = await db.account.findUniqueOrThrow({
    where: { id: actor.id },
    include: { subUsers: { select: { handle: true } }, ...SIGNED_IN_WITH },
  });
  const orders = await ordersOf(deps, await accountsActedFor(db, actor.id));
  const { subjects } = await ownFilings(deps, actor);
  const counts = { orders: orders.length, filings: subjects.length };
  const auditNo = await db.$transaction((tx) =>
    auditNumbered(tx, { at, actor, action: 'data.copied', target: actor.id, after: counts }),
  );
  const { id, handle, role, locale, createdAt, subUsers, sessions, apiKeys } = account;
  return {
    madeAt: at.toISOString(),
    madeFor: handle,
    mark: exportMark('accountCopy', { by: handle, at, auditNo }),
    account: {
      ...{ id, handle, role, locale, createdAt: createdAt.toISOString() },
      ...openContact(deps.vault, account),
      subUsers: subUsers.map((one) => one.handle),
      ...{ sessions, keys: apiKeys },
    },
    orders,
    filings: subjects.map(({ record, services }) => ({
      ...record,
      services: services.map((service) => ({
        ...service.record,
        accesses: service.accesses.map((access) => access.record),
      })),
    })),
  };
}

async function ordersOf({ db, vault }: Copying, accounts: readonly string[]): Promise<object[]> {
  const rows = await db.order.findMany({
    where: { accountId: { in: [...accounts] } },
    include: {
      materials: { orderBy: { uploadedAt: 'asc' } },
      notices: { where: { template: { notIn: FOR_STAFF } }, orderBy: { createdAt: 'asc' } },
    },
    orderBy: { serial: 'asc' },
  });
  const consents = await db.consent.findMany({
    where: { orderNo: { in: rows.map(({ orderNo }) => orderNo) } },
    orderBy: { id: 'asc' },
  });
  return rows.map((row) => ({
    ...{ orderNo: row.orderNo, filingType: row.filingType, stage: row.stage },
    ...{ outcome: row.outcome, icpNumber: row.icpNumber },
    ...{ createdAt: iso(row.createdAt), submittedAt: iso(row.submittedAt) },
    ...{ endedAt: iso(row.endedAt), erasedAt: iso(row.erasedAt) },
    form: readForm(vault, row),
    materials: row.materials.map(({ id, kind, contentType, bytes, uploadedAt }) => ({
      ...{ id, kind, contentType, bytes, uploadedAt: iso(uploadedAt) },
    })),
    notices: row.notices.map((notice) => ({
      ...{ channel: notice.channel, template: notice.template, state: notice.state },
      recipient: openNoticeRecipient(vault, notice),
      text: wordsOf(vault, notice),
      sentAt: iso(notice.sentAt),
    })),
    consents: consents
      .filter(({ orderNo }) => orderNo === row.orderNo)
      .map(({ purpose, version, acceptedAt, withdrawnAt }) => ({
        ...{ purpose, version, text: acceptedText(purpose, version)?.text ?? null },
        ...{ acceptedAt: iso(acceptedAt), withdrawnAt: iso(withdrawnAt) },
      })),
  }));
}

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

function wordsOf(
  vault: Copying['vault'],
  { id, textCipher: cipher, keyId }: { id: string; textCipher: Uint8Array; keyId: string },
): unknown {
  return JSON.parse(vault.open(placeOf(sealedTable('notices'), 'text', [id]), { cipher, keyId }));
}
