import type { Locale } from '#domain/bilingual.ts';
import type { NoticeChannel } from '#domain/notices.ts';
import { openContact } from '#orders/accounts.ts';
import type { Prisma, PrismaClient } from '#prisma/client.ts';
import type { IndexKind, Vault } from '#prisma/vault.ts';
import type { NoticeRecipient } from '#orders/notice-requests.ts';
import { openPerson } from '#orders/registry/seal-person.ts';
import { verifierPlace } from '#orders/verification-case.ts';
import type { NoticeEffect } from './notice-effect.ts';

type OrderWithAccount = Prisma.OrderGetPayload<{ include: { account: true } }>;

/** Where a notice goes: the address as its carrier takes it, and the language of whoever reads it. */
export interface Recipient {
  /** Null where there is none: an account without a mobile, a person without an e-mail. */
  readonly address: string | null;
  readonly locale: Locale;
}

const INDEX_KINDS: Readonly<Record<NoticeChannel, IndexKind>> = { sms: 'mobile', mail: 'email' };

/** The blind index of an address: by it one counts what an address got, without reading it. */
export const addressIndex = (vault: Vault, channel: NoticeChannel, address: string): string =>
  vault.index(INDEX_KINDS[channel], address);

/**
 * Finds out where a notice goes. Whoever must verify, and an owner, has no account: they are written to in the
 * language of the order's applicant.
 */
export async function recipientOf(
  { db, vault }: { db: PrismaClient; vault: Vault },
  order: OrderWithAccount,
  { to }: NoticeEffect,
  channel: NoticeChannel,
): Promise<Recipient> {
  if (to !== null && 'person' in to) {
    const { id, mobileCipher, keyId } = await db.verificationPerson.findUniqueOrThrow({
      where: { id: to.person },
    });
    const mobile = vault.open(verifierPlace(id), { cipher: mobileCipher, keyId });
    return {
      address: channel === 'sms' ? mobile : null,
      locale: order.account.locale as Locale,
    };
  }
  if (to !== null && 'owner' in to) {
    const person = openPerson(
      vault,
      await db.person.findUniqueOrThrow({ where: { id: to.owner } }),
    );
    const address = channel === 'sms' ? person.mobile : person.email;
    return { address: address ?? null, locale: order.account.locale as Locale };
  }
  const account =
    to === null || to.account === order.accountId
      ? order.account
      : await db.account.findUniqueOrThrow({ where: { id: to.account } });
  const { mobile, email } = openContact(vault, account);
  return { address: channel === 'sms' ? mobile : email, locale: account.locale as Locale };
}

/** A recipient as one text: two effects with the same go to the same one. */
export const recipientKey = (to: NoticeRecipient | null, ownAccount: string): string =>
  JSON.stringify(to ?? { account: ownAccount });
