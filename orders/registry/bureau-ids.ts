import { canonicalIcpNumber } from '#domain/identifiers/icp-number.ts';
import { AUTHORITY } from '#domain/roles.ts';
import { audit } from '../audit.ts';
import type { OrdersDeps } from '../deps.ts';

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
  { db, clock }: Pick<OrdersDeps, 'db' | 'clock'>,
  { subject, services }: ToldFiling,
): Promise<void> {
  await db.$transaction(async (tx) => {
    let noted = await note(subject, (set) => tx.subject.updateMany(set));
    for (const { accesses, ...service } of services) {
      noted += await note(service, (set) => tx.service.updateMany(set));
      for (const { id, bureauId } of accesses) {
        noted += await note({ id, bureauId }, (set) => tx.access.updateMany(set));
      }
    }
    if (noted === 0) return;
    const at = await clock.now(tx);
    const target = subject.filingNumber ?? `provider-id:${String(subject.id ?? '')}`;
    const after = { records: noted };
    await audit(tx, { at, actor: AUTHORITY, action: 'filing.ids_noted', target, after });
  });
}

interface Setting {
  readonly where: { readonly AND: { readonly OR: object[] }[] };
  readonly data: { readonly bureauId: bigint };
}

/** How many rows have another id now. */
async function note(
  { id, bureauId, filingNumber }: ToldIds,
  write: (setting: Setting) => Promise<{ readonly count: number }>,
): Promise<number> {
  const found = [
    ...(id === undefined ? [] : [{ providerId: BigInt(id) }]),
    ...(filingNumber === undefined ? [] : [{ icpNumber: canonicalIcpNumber(filingNumber) }]),
  ];
  if (bureauId === undefined || found.length === 0) return 0;
  const told = BigInt(bureauId);
  const unknown = [{ bureauId: null }, { bureauId: { not: told } }];
  const where = { AND: [{ OR: found }, { OR: unknown }] };
  return (await write({ where, data: { bureauId: told } })).count;
}
