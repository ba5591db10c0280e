import type { ChangeKind } from '#domain/registry/record-change.ts';
import type { RecordKind, RecordOf } from '#domain/registry/records.ts';
import { SYSTEM } from '#domain/roles.ts';
import type { Transaction } from '#prisma/client.ts';
import type { Vault } from '#prisma/vault.ts';
import type { Writing } from './writing.ts';

/** Where the content of a version is sealed to. */
export const versionPlace = (kind: string, recordId: string, version: number): string =>
  `record_versions.content:${kind}:${recordId}:${String(version)}`;

/** What a record says, what it said before, and what became of it. */
interface Kept<Kind extends RecordKind> {
  readonly kind: Kind;
  readonly recordId: string;
  readonly change: ChangeKind;
  /** Null where it comes into being. */
  readonly before: RecordOf[Kind] | null;
  /** From now on; of one that has ended, as it was at its end. */
  readonly content: RecordOf[Kind];
}

/**
 * Keeps a record as it is from now on. The record's row is written before, in the same transaction, so that no
 * other version comes between. What was filed before versions were kept gets its first one on the way.
 */
export async function keepVersion<Kind extends RecordKind>(
  writing: Writing,
  { kind, recordId, change, before, content }: Kept<Kind>,
): Promise<void> {
  const { tx, at, actor, orderNo, source } = writing;
  const last = await tx.recordVersion.aggregate({
    where: { kind, recordId },
    _max: { version: true },
  });
  let version = (last._max.version ?? 0) + 1;
  if (version === 1 && before !== null) {
    const told = { at: await grantedAt(tx, kind, recordId), actor: SYSTEM, orderNo: null };
    const first = { kind, recordId, version, change: 'created', content: before } as const;
    await insert(writing, { ...first, ...told, source: 'import' });
    version += 1;
  }
  await insert(writing, { kind, recordId, version, change, content, at, actor, orderNo, source });
}

async function insert(
  { tx, vault }: Writing,
  version: Pick<Writing, 'at' | 'actor' | 'orderNo' | 'source'> & {
    readonly kind: RecordKind;
    readonly recordId: string;
    readonly version: number;
    readonly change: ChangeKind;
    readonly content: object;
  },
): Promise<void> {
  const { actor, content, ...row } = version;
  const at = versionPlace(row.kind, row.recordId, row.version);
  await tx.recordVersion.create({
    data: {
      ...{ ...row, actorId: actor.id, actorRole: actor.role, keyId: vault.keyId },
      contentCipher: vault.seal(at, JSON.stringify(content)),
    },
  });
}

/** Since when a record has been filed. */
async function grantedAt(tx: Transaction, kind: RecordKind, id: string): Promise<Date> {
  const asked = { where: { id }, select: { grantedAt: true } } as const;
  const read = {
    subject: () => tx.subject.findUniqueOrThrow(asked),
    service: () => tx.service.findUniqueOrThrow(asked),
    access: () => tx.access.findUniqueOrThrow(asked),
  };
  return (await read[kind]()).grantedAt;
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
