import { PROVINCE_NAMES } from '#domain/provinces.ts';
import type { SubjectFacts } from './facts.ts';

/** Where a domicile lies, as far as it says: addresses begin with their province, or leave it out. */
export const DOMICILES = ['here', 'elsewhere', 'untold'] as const;

/** Whether the domicile on a subject's certificate lies in the province in which it files. */
export function domicileOf({ domicile = '', province }: SubjectFacts): (typeof DOMICILES)[number] {
  const named = PROVINCE_NAMES.find((name) => domicile.trim().startsWith(name));
  if (named === undefined || province === undefined) return 'untold';
  return named === province ? 'here' : 'elsewhere';
}
