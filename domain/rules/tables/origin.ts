import { PROVINCES, type Province } from '#domain/provinces.ts';
import type { Rule } from '../rule.ts';

/** Where rules come from, and whether somebody has read them there. */
export type Origin = Pick<Rule, 'source' | 'verified'>;

/** The page that a bureau's rules have in the provider's help. */
export function bureauPage(province: Province): Origin {
  return { source: `${province}管局要求（接入商帮助页）`, verified: true };
}

/** What other providers' pages say of a bureau; nobody here has asked the bureau. */
export function otherProviders(province: Province): Origin {
  return { source: `${province}：各接入商帮助页汇总（2025-12 至 2026-07）`, verified: false };
}

/** A rule's code: `inner_mongolia.adults`. */
export function codeOf(province: Province, name: string): string {
  return `${PROVINCES[province].en.toLowerCase().replaceAll(' ', '_')}.${name}`;
}
