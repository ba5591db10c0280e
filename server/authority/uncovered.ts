import type { Endpoint } from '#domain/authority/endpoint.ts';
import { PROVINCE_NAMES } from '#domain/provinces.ts';

/** What an operator is warned of at the start: whose reports will wait, for as long as no endpoint takes them. */
export function uncoveredWarning(
  endpoints: readonly Pick<Endpoint, 'provinces'>[],
): string | undefined {
  const covered = new Set(endpoints.flatMap(({ provinces }) => provinces));
  const uncovered = PROVINCE_NAMES.filter((province) => !covered.has(province));
  if (uncovered.length === 0) return undefined;
  return `no endpoint of AUTHORITY_ENDPOINTS covers ${uncovered.join('、')}: reports to these provinces wait (beian authority status)`;
}
