import { noteBureauIds } from '#orders/registry/bureau-ids.ts';
import type { FiledNews } from '../v3/news.ts';
import type { LinkDeps } from './deps.ts';

/**
 * Writes the bureau's ids down beside those that we gave out at its endpoint, for everything in a filing that
 * has one of each, and in the registry.
 */
export async function keepBureauIds({ db, connector }: LinkDeps, filed: FiledNews): Promise<void> {
  const { name: endpoint } = connector.endpoint;
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
      where: { id: BigInt(id), report: { endpoint } },
      data: { bureauId: BigInt(bureauId) },
    });
  }
  await noteBureauIds(db, filed);
}
