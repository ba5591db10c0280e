import type { Vault } from '#prisma/vault.ts';

/** Where the address of a notice is sealed to. */
export const noticeRecipientPlace = (id: string): string => `notices.recipient:${id}`;

/** The address that a notice went to, or is to go to; null where its row has none. */
export function openNoticeRecipient(
  vault: Vault,
  notice: { id: string; recipientCipher: Uint8Array | null; keyId: string },
): string | null {
  const { id, recipientCipher: cipher, keyId } = notice;
  return cipher === null ? null : vault.open(noticeRecipientPlace(id), { cipher, keyId });
}
