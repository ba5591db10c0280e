import type { PrismaClient } from '#prisma/client.ts';

/** How many records of each kind are filed, and how many have ended. */
export interface RegistryNow {
  readonly subjects: Standing;
  readonly services: Standing;
  readonly accesses: Standing;
  readonly domains: number;
  readonly versions: number;
  readonly grants: number;
  /** Subjects that nobody has claimed. */
  readonly unclaimed: number;
}

interface Standing {
  readonly filed: number;
  readonly ended: number;
}

/** What the registry holds now. */
export async function registryNow(db: PrismaClient): Promise<RegistryNow> {
  const living = { where: { endedAt: null } };
  const gone = { where: { NOT: { endedAt: null } } };
  return {
    subjects: { filed: await db.subject.count(living), ended: await db.subject.count(gone) },
    services: { filed: await db.service.count(living), ended: await db.service.count(gone) },
    accesses: { filed: await db.access.count(living), ended: await db.access.count(gone) },
    domains: await db.domain.count(),
    versions: await db.recordVersion.count(),
    grants: await db.serviceGrant.count(),
    unclaimed: await db.subject.count({ where: { endedAt: null, accountId: null } }),
  };
}

/** The registry as a line to read. */
export function registryText(when: 'before' | 'after', now: RegistryNow): string {
  const standing = (kind: 'subjects' | 'services' | 'accesses') =>
    `${String(now[kind].filed)} ${kind} (${String(now[kind].ended)} ended)`;
  const records = (['subjects', 'services', 'accesses'] as const).map(standing).join(', ');
  const more = `${String(now.domains)} domains, ${String(now.versions)} versions, ${String(now.grants)} grants`;
  return `Registry ${when}: ${records}, ${more}; ${String(now.unclaimed)} subjects unclaimed\n`;
}
