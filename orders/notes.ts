import type { Vault } from '#prisma/vault.ts';

/** Where the note of a timeline entry is sealed to. */
export const notePlace = (orderNo: string, revision: number): string =>
  `timeline.note:${orderNo}:${String(revision)}`;

/** The free text of a timeline entry. */
export function openNote(
  vault: Vault,
  entry: {
    orderNo: string;
    revision: number;
    noteCipher: Uint8Array | null;
    keyId: string | null;
  },
): string | null {
  if (entry.noteCipher === null || entry.keyId === null) return null;
  const sealed = { cipher: entry.noteCipher, keyId: entry.keyId };
  return vault.open(notePlace(entry.orderNo, entry.revision), sealed);
}
