import type { RecordChange } from '#domain/registry/record-change.ts';
import type { RecordKind, RecordOf } from '#domain/registry/records.ts';
import type { OrdersDeps } from '../deps.ts';
import { noSuchVersion } from './no-such-version.ts';
import { openVersion } from './versions.ts';

type Reading = Pick<OrdersDeps, 'db' | 'vault'>;

/** What an order has changed, from the versions that it wrote: each with the one before it. */
export async function changesBy(
  { db, vault }: Reading,
  orderNo: string,
): Promise<readonly RecordChange[]> {
  const rows = await db.recordVersion.findMany({ where: { orderNo }, orderBy: { id: 'asc' } });
  const earlier = await db.recordVersion.findMany({
    where: { OR: rows.map(({ recordId, version }) => ({ recordId, version: version - 1 })) },
  });
  return rows.map((row) => {
    const { kind, recordId: id, version, change } = row;
    const content = openVersion(vault, row);
    const last = earlier.find((one) => one.recordId === id && one.version === version - 1);
    const ended = change === 'ended';
    const known = change === 'changed' && last !== undefined ? openVersion(vault, last) : null;
    const [before, after] = ended ? [content, null] : [known, content];
    return { kind, change, id, before, after } as RecordChange;
  });
}

/** One version of a record, without what it says. */
export interface VersionEntry {
  /** Later rows have higher ones, of whatever record. */
  readonly id: bigint;
  readonly kind: RecordKind;
  readonly recordId: string;
  readonly version: number;
  readonly change: string;
  readonly at: Date;
  readonly actorId: string;
  readonly actorRole: string;
  readonly orderNo: string | null;
  readonly source: string;
}

/** The versions of some records, the newest first. */
export async function versionsOf(
  { db }: Reading,
  recordIds: readonly string[],
): Promise<readonly VersionEntry[]> {
  const rows = await db.recordVersion.findMany({
    where: { recordId: { in: [...recordIds] } },
    orderBy: { id: 'desc' },
    omit: { contentCipher: true },
  });
  return rows as VersionEntry[];
}

/**
 * What a record said in one of its versions.
 * @throws CodedError `filing.no_such_version`.
 */
export async function recordInVersion(
  { db, vault }: Reading,
  recordId: string,
  version: number,
): Promise<{ kind: RecordKind; content: RecordOf[RecordKind] }> {
  const row = await db.recordVersion.findFirst({ where: { recordId, version } });
  if (row === null) throw noSuchVersion(version);
  return { kind: row.kind as RecordKind, content: openVersion(vault, row) };
}
