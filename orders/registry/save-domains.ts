import type { ServiceRecord } from '#domain/registry/records.ts';
import { SERVICE_PARTS, openService } from './open-records.ts';
import { keepVersion } from './versions.ts';
import type { Writing } from './writing.ts';

/** A service under its subject, by their rows. */
interface Held {
  readonly serviceId: string;
  readonly subjectId: string;
}

/**
 * Writes the domains of a service: what it no longer has is free, and what is filed for it is taken from
 * another subject that had it, whose service changes with that.
 */
export async function saveDomains(
  writing: Writing,
  { serviceId, subjectId }: Held,
  domains: readonly string[],
): Promise<void> {
  const { tx } = writing;
  const wanted = [...new Set(domains)].sort();
  await freeDomains(writing, serviceId);
  await takeFromOthers(writing, subjectId, await heldByOthers(writing, subjectId, wanted));
  await tx.domain.createMany({ data: wanted.map((name) => ({ name, serviceId, subjectId })) });
}

/**
 * Which of these domains another subject holds; the rest is this one's from now on. Whoever is filing one of them
 * in the same moment is waited for, so that it is taken from there: in one order, so that two can't wait for
 * each other.
 */
async function heldByOthers(
  { tx }: Writing,
  subjectId: string,
  names: readonly string[],
): Promise<string[]> {
  const holders = await tx.$queryRaw<{ name: string; subjectId: string }[]>`
    INSERT INTO domain_holders (name, subject_id)
    SELECT name, ${subjectId}::uuid FROM unnest(${names}::text[]) AS name ORDER BY name
    ON CONFLICT (name) DO UPDATE SET name = EXCLUDED.name
    RETURNING name, subject_id::text AS "subjectId"`;
  return holders.flatMap((one) => (one.subjectId === subjectId ? [] : one.name));
}

/** Lets a service's domains go; who filed one that no other service of the subject has holds it no longer. */
export async function freeDomains({ tx }: Writing, serviceId: string): Promise<void> {
  const rows = await tx.domain.findMany({ where: { serviceId }, select: { name: true } });
  const names = rows.map(({ name }) => name);
  await tx.domain.deleteMany({ where: { serviceId } });
  await tx.domainHolder.deleteMany({ where: { name: { in: names }, domains: { none: {} } } });
}

async function takeFromOthers(
  writing: Writing,
  subjectId: string,
  names: readonly string[],
): Promise<void> {
  if (names.length === 0) return;
  const { tx } = writing;
  const others = { name: { in: [...names] }, subjectId: { not: subjectId } };
  const rows = await tx.domain.findMany({ where: others, select: { serviceId: true } });
  const losers = [...new Set(rows.map(({ serviceId }) => serviceId))].sort();
  const before = await recordsOf(writing, losers);
  await tx.domain.deleteMany({ where: others });
  await tx.domainHolder.updateMany({ where: others, data: { subjectId } });
  const after = await recordsOf(writing, losers);
  for (const [at, recordId] of losers.entries()) {
    const [was = null, content] = [before[at], after[at]];
    if (content === undefined) continue;
    const lost = { kind: 'service', recordId, change: 'changed', before: was, content } as const;
    await keepVersion(writing, lost);
  }
}

/** What these services say, in the order of their ids. */
async function recordsOf({ tx, vault }: Writing, ids: string[]): Promise<ServiceRecord[]> {
  const rows = await tx.service.findMany({
    where: { id: { in: ids } },
    include: SERVICE_PARTS,
    orderBy: { id: 'asc' },
  });
  return rows.map((row) => openService(vault, row).record);
}
