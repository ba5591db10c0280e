import type { Transaction } from '#prisma/client.ts';

/**
 * Lets the ids that we give out begin above those of the filings that came here with ids of their own: on the
 * wire, one id is one record. Done again it does nothing.
 */
export async function keepIdsFree(tx: Transaction): Promise<void> {
  await tx.$executeRaw`
    SELECT setval(pg_get_serial_sequence('authority_ids', 'id'), GREATEST(
      (SELECT last_value FROM authority_ids_id_seq),
      (SELECT max(provider_id) FROM subjects),
      (SELECT max(provider_id) FROM services),
      (SELECT max(provider_id) FROM accesses)))`;
}
