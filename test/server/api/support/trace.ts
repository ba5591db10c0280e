import type { PrismaClient } from '#prisma/client.ts';

/** Every table that a request may write to, but for those that tell when a key or session was last used. */
const TABLES = [
  'orders',
  'held_certificates',
  'timeline',
  'returned_forms',
  'review_marks',
  'signals',
  'requests',
  'audit',
  'consents',
  'data_archives',
  'upload_days',
  'effects',
  'tasks',
  'dues',
  'notices',
  'reports',
  'authority_results',
  'accounts',
  'credentials',
  'staff_identities',
  'second_factors',
  'recovery_codes',
  'service_grants',
  'review_scopes',
  'subjects',
  'persons',
  'services',
  'domains',
  'domain_holders',
  'accesses',
  'record_versions',
  'proposals',
  'sms_verifications',
  'sms_verification_persons',
];

/** Which of a table's rows count: that staff looked at an order before they acted is written, whatever became of the act. */
const WHERE: Readonly<Record<string, string>> = {
  audit: `WHERE action !~ '\\.(read|searched|compared|checked)$'`,
};

/** How many rows each table has, and a fingerprint of what is in them. */
export async function traceOf(db: PrismaClient): Promise<Record<string, string>> {
  const sums = TABLES.map(
    (table) =>
      `SELECT '${table}' AS name, count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' ORDER BY t::text)), '') AS sum FROM ${table} t ${WHERE[table] ?? ''}`,
  );
  const rows = await db.$queryRawUnsafe<{ name: string; sum: string }[]>(sums.join(' UNION ALL '));
  return Object.fromEntries(rows.map(({ name, sum }) => [name, sum]));
}

/** Everything that these tables hold, as text, for a search. */
export async function dumpOf(db: PrismaClient, ...tables: string[]): Promise<string> {
  const parts = tables.map((table) => `SELECT t::text AS line FROM ${table} t`);
  const rows = await db.$queryRawUnsafe<{ line: string }[]>(parts.join(' UNION ALL '));
  return rows.map(({ line }) => line).join('\n');
}
