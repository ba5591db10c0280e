import { PROVINCE_NAMES, type Province } from '#domain/provinces.ts';
import type { Origin } from './origin.ts';

/** The provider's own help: how filings go and why they are returned. */
export const PROVIDER_HELP: Origin = {
  source: '接入商帮助页：备案流程、备案审核驳回与错误提示',
  verified: true,
};

/** The ministry's letter of 2019, read through copies only. */
export const LETTER_633: Origin = { source: '工信管函〔2019〕633号（转载）', verified: false };

/** Every province but some. */
export function allBut(...names: readonly Province[]): Province[] {
  return PROVINCE_NAMES.filter((name) => !names.includes(name));
}
