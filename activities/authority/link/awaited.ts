import { awaitedProvinces } from '#orders/links.ts';
import type { PrismaClient } from '#prisma/client.ts';

/** Many links ask at the same time: one question to the record serves them all for so long. */
const FRESH_MS = 200;

const asked = new WeakMap<PrismaClient, { at: number; provinces: Promise<ReadonlySet<string>> }>();

/** Whether an order waits for one of these provinces' bureau, as of a moment ago. */
export async function isAwaited(db: PrismaClient, provinces: readonly string[]): Promise<boolean> {
  const known = asked.get(db);
  const fresh = known !== undefined && Date.now() - known.at < FRESH_MS;
  const answer = fresh ? known.provinces : awaitedProvinces(db);
  if (!fresh) asked.set(db, { at: Date.now(), provinces: answer });
  const awaited = await answer;
  return provinces.some((province) => awaited.has(province));
}
