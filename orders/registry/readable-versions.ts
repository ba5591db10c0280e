import type { FiledService } from '#domain/registry/records.ts';
import type { OrdersDeps } from '../deps.ts';
import type { FilingReader } from './filing-readers.ts';
import { versionsOf, type VersionEntry } from './history.ts';
import type { Filing } from './read-filing.ts';
import { openVersion } from './versions.ts';

type Reading = Pick<OrdersDeps, 'db' | 'vault'>;

/**
 * The versions that a reader may see of what a number is of, the newest first: staff and the holder of a subject
 * all of that; of a service with its accesses, an account only those since the service became its own. What another
 * account filed before a transfer is not the receiver's to read.
 */
export async function readableVersions(
  deps: Reading,
  reader: FilingReader,
  { subject, service, wholeSubject }: Filing,
): Promise<readonly VersionEntry[]> {
  if (service === undefined) return wholeSubject ? versionsOf(deps, [subject.id]) : [];
  const since = await takenOver(deps, reader, service);
  const records = [service.id, ...service.accesses.map(({ id }) => id)];
  const entries = await versionsOf(deps, records);
  return since === undefined ? entries : entries.filter(standingSince(entries, since.id));
}

/** The accesses of a service that a reader may see: none that had ended before the service became its own. */
export async function readableAccesses(
  deps: Reading,
  reader: FilingReader,
  service: FiledService,
): Promise<FiledService['accesses']> {
  const since = await takenOver(deps, reader, service);
  if (since === undefined) return service.accesses;
  return service.accesses.filter(({ endedAt }) => endedAt === null || endedAt >= since.at);
}

/**
 * The version that brought a service to the reader's account from another; undefined where it never was
 * another's, and for staff.
 */
async function takenOver(
  { db, vault }: Reading,
  { account }: FilingReader,
  { id: recordId }: FiledService,
): Promise<{ id: bigint; at: Date } | undefined> {
  if (account === null) return undefined;
  const where = { kind: 'service', recordId };
  const rows = await db.recordVersion.findMany({ where, orderBy: { version: 'asc' } });
  const owners = rows.map((row) => openVersion<'service'>(vault, row).accountId);
  const last = owners.findLastIndex((owner) => owner !== null && owner !== account);
  return last < 0 ? undefined : rows[last + 1];
}

/** Whether a version was written since, or is what a record that had not ended said at that moment. */
function standingSince(newestFirst: readonly VersionEntry[], since: bigint) {
  return (entry: VersionEntry): boolean => {
    if (entry.id >= since) return true;
    if (entry.kind === 'service' || entry.change === 'ended') return false;
    const before = newestFirst.find(
      ({ recordId, id }) => recordId === entry.recordId && id < since,
    );
    return before?.id === entry.id;
  };
}
