import type { Row } from './row.ts';
import { DOMAIN_ROWS } from './rows/domains.ts';
import { HUBEI_ROWS } from './rows/hubei.ts';
import { JIANGSU_ROWS } from './rows/jiangsu.ts';
import { MATERIAL_ROWS } from './rows/materials.ts';
import { NAME_ROWS } from './rows/names.ts';
import { RECORD_ROWS } from './rows/records.ts';
import { SHARED_ROWS } from './rows/several-provinces.ts';
import { SHANDONG_ROWS } from './rows/shandong.ts';
import { SHANGHAI_ROWS } from './rows/shanghai.ts';
import { OTHER_ROWS, TOLD_ROWS } from './rows/single-provinces.ts';
import { SUBJECT_ROWS } from './rows/subjects.ts';
import { TIANJIN_ROWS } from './rows/tianjin.ts';
import { ZHEJIANG_ROWS } from './rows/zhejiang.ts';

/** Every filing of the table, by what it is about. */
export const ROWS: Readonly<Record<string, readonly Row[]>> = {
  'the record, in all provinces': RECORD_ROWS,
  'subjects and papers, in all provinces': SUBJECT_ROWS,
  'domains, in all provinces': DOMAIN_ROWS,
  'names and content, in all provinces': NAME_ROWS,
  'materials, in all provinces': MATERIAL_ROWS,
  天津: TIANJIN_ROWS,
  上海: SHANGHAI_ROWS,
  江苏: JIANGSU_ROWS,
  浙江: ZHEJIANG_ROWS,
  山东: SHANDONG_ROWS,
  湖北: HUBEI_ROWS,
  'what several other provinces are said to ask': SHARED_ROWS,
  'what one other province is said to ask': OTHER_ROWS,
  'what is told and not checked': TOLD_ROWS,
};
