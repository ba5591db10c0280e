import type { ChangeKind } from '#domain/registry/record-change.ts';
import type { RecordKind, RecordOf } from '#domain/registry/records.ts';
import type { Vault } from '#prisma/vault.ts';
import type { Writing } from './writing.ts';

/** Where the content of a version is sealed to. */
export const versionPlace = (kind: string, recordId: string, version: number): string =>
  `record_versions.content:${kind}:${recordId}:${String(version)}`;

/**
 * Keeps a record as it is from now on; of one that has ended, as it was at its end. The record's row is
 * written before, in the same transaction, so that no other version comes between.
 */
export async function keepVersion<Kind extends RecordKind>(
  { tx, vault, at, actor, orderNo, source }: Writing,
  kind: Kind,
  recordId: string,
  change: ChangeKind,
  content: RecordOf[Kind],
): Promise<void> {
  const last = await tx.recordVersion.aggregate({
    where: { kind, recordId },
    _max: { version: true },
  });
  const version = (last._max.version ?? 0) + 1;
  await tx.recordVersion.create({
    data: {
      ...{ kind, recordId, version, change, at, orderNo, source },
      ...{ actorId: actor.id, actorRole: actor.role, keyId: vault.keyId },
      contentCipher: vault.seal(versionPlace(kind, recordId, version), JSON.stringify(content)),
    },
  });
}

/** A version as its row holds it. */
export interface VersionRow {
  readonly kind: string;
  readonly recordId: string;
  readonly version: number;
  readonly contentCipher: Uint8Array;
  readonly keyId: string;
}

/** What a record said in one of its versions. */
export function openVersion<Kind extends RecordKind>(
  vault: Vault,
  row: VersionRow,
): RecordOf[Kind] {
  const { kind, recordId, version, contentCipher: cipher, keyId } = row;
  return JSON.parse(
    vault.open(versionPlace(kind, recordId, version), { cipher, keyId }),
  ) as RecordOf[Kind];
}
