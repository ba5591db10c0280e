import type { PrismaClient } from '#prisma/client.ts';
import type { FiledNews } from '../v3/news.ts';

/** Writes the bureau's ids down beside ours, for everything in a filing that has one of each. */
export async function keepBureauIds(db: PrismaClient, filed: FiledNews): Promise<void> {
  const pairs = [
    filed.subject,
    ...filed.services.flatMap((service) => [
      service,
      ...service.domains,
      ...service.accesses.flatMap((access) => [access, ...access.ips]),
    ]),
  ].flatMap(({ id, bureauId }) =>
    id === undefined || bureauId === undefined ? [] : [{ id, bureauId }],
  );
  for (const { id, bureauId } of pairs) {
    await db.authorityId.updateMany({
      where: { id: BigInt(id) },
      data: { bureauId: BigInt(bureauId) },
    });
  }
}
