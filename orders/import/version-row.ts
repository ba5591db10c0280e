import type { RecordKind, RecordOf } from '#domain/registry/records.ts';
import type { Actor } from '#domain/roles.ts';
import type { Vault } from '#prisma/vault.ts';
import { versionPlace } from '../registry/versions.ts';

/** The row of a version that an import wrote. */
export function versionRow(
  vault: Vault,
  one: { kind: RecordKind; id: string; version: number; record: RecordOf[RecordKind] },
  { at, actor }: { readonly at: Date; readonly actor: Actor },
) {
  const { kind, id, version, record } = one;
  return {
    ...{ kind, recordId: id, version, at, source: 'import' },
    change: version === 1 ? 'created' : 'changed',
    actorId: actor.id,
    actorRole: actor.role,
    contentCipher: vault.seal(versionPlace(kind, id, version), JSON.stringify(record)),
    keyId: vault.keyId,
  };
}
