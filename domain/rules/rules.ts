import type { Rule } from './rule.ts';
import { EAST } from './tables/east.ts';
import { GENERAL_DOMAINS } from './tables/general-domains.ts';
import { GENERAL_FILED } from './tables/general-filed.ts';
import { GENERAL_MATERIALS } from './tables/general-materials.ts';
import { GENERAL_RECORDS } from './tables/general-records.ts';
import { GENERAL_SERVICES } from './tables/general-services.ts';
import { GENERAL_SUBJECTS } from './tables/general-subjects.ts';
import { HUBEI } from './tables/hubei.ts';
import { JIANGSU } from './tables/jiangsu.ts';
import { NORTH } from './tables/north.ts';
import { SHANDONG } from './tables/shandong.ts';
import { SHANGHAI } from './tables/shanghai.ts';
import { SOUTH } from './tables/south.ts';
import { TIANJIN } from './tables/tianjin.ts';
import { WEST } from './tables/west.ts';
import { ZHEJIANG } from './tables/zhejiang.ts';

/** Every rule that the product brings, of every day: what most provinces share, then the bureaus' own. */
export const RULES: readonly Rule[] = [
  ...GENERAL_RECORDS,
  ...GENERAL_FILED,
  ...GENERAL_SUBJECTS,
  ...GENERAL_DOMAINS,
  ...GENERAL_SERVICES,
  ...GENERAL_MATERIALS,
  ...TIANJIN,
  ...SHANGHAI,
  ...JIANGSU,
  ...ZHEJIANG,
  ...SHANDONG,
  ...HUBEI,
  ...NORTH,
  ...EAST,
  ...SOUTH,
  ...WEST,
];
