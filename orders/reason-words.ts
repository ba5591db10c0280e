import type { FieldReason } from '#domain/events.ts';
import type { ReasonValues } from '#domain/reasons/reason-text.ts';
import type { Vault } from '#prisma/vault.ts';

/** What stands beside a reason of a return and may name people: it is sealed, and no machine sees it. */
export interface ReasonWords {
  /** The values in the reason's text. */
  readonly variables: ReasonValues;
  /** What the reviewer wrote of this field. */
  readonly text: string | null;
}

/** A reason of a return with its words. */
export interface WordedReason extends FieldReason, ReasonWords {}

const NONE: ReasonWords = { variables: {}, text: null };

const wordsPlace = (orderNo: string, revision: number): string =>
  `timeline.words:${orderNo}:${String(revision)}`;

/** Seals the words of a return's reasons, in the order of the reasons; null where there are none. */
export function sealWords(
  vault: Vault,
  orderNo: string,
  revision: number,
  words: readonly ReasonWords[] | null,
): Uint8Array | null {
  return words && vault.seal(wordsPlace(orderNo, revision), JSON.stringify(words));
}

/** The reasons of a timeline entry with the words that were sealed beside them. */
export function wordedReasons(
  vault: Vault,
  entry: {
    orderNo: string;
    revision: number;
    wordsCipher: Uint8Array | null;
    keyId: string | null;
  },
  reasons: readonly FieldReason[],
): readonly WordedReason[] {
  const { orderNo, revision, wordsCipher: cipher, keyId } = entry;
  const words =
    cipher === null || keyId === null
      ? []
      : (JSON.parse(vault.open(wordsPlace(orderNo, revision), { cipher, keyId })) as ReasonWords[]);
  return reasons.map((reason, index) => ({ ...reason, ...(words[index] ?? NONE) }));
}
