import { canonicalIcpNumber } from '#domain/identifiers/icp-number.ts';
import type { PrismaClient } from '#prisma/client.ts';

/** What a bureau tells of something that it has on file. */
export interface ToldIds {
  /** The provider's id of it, where it came from us. */
  readonly id?: number | undefined;
  readonly bureauId?: number | undefined;
  readonly filingNumber?: string | undefined;
}

/** A filing as a bureau tells it, as far as its ids go. */
export interface ToldFiling {
  readonly subject: ToldIds;
  readonly services: readonly (ToldIds & { readonly accesses: readonly ToldIds[] })[];
}

/**
 * Writes the bureau's ids into the registry, beside ours: found by the provider's id, or by the filing number
 * where it was filed through another provider. Said again, it changes nothing. It is no new version: what is
 * filed has not changed.
 */
export async function noteBureauIds(
  db: PrismaClient,
  { subject, services }: ToldFiling,
): Promise<void> {
  await note(subject, (set) => db.subject.updateMany(set));
  for (const { accesses, ...service } of services) {
    await note(service, (set) => db.service.updateMany(set));
    for (const { id, bureauId } of accesses) {
      await note({ id, bureauId }, (set) => db.access.updateMany(set));
    }
  }
}

interface Setting {
  readonly where: { readonly OR: object[] };
  readonly data: { readonly bureauId: bigint };
}

async function note(
  { id, bureauId, filingNumber }: ToldIds,
  write: (setting: Setting) => Promise<unknown>,
): Promise<void> {
  const found = [
    ...(id === undefined ? [] : [{ providerId: BigInt(id) }]),
    ...(filingNumber === undefined ? [] : [{ icpNumber: canonicalIcpNumber(filingNumber) }]),
  ];
  if (bureauId === undefined || found.length === 0) return;
  await write({ where: { OR: found }, data: { bureauId: BigInt(bureauId) } });
}
