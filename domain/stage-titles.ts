import type { Bilingual } from './bilingual.ts';
import type { FilingType } from './filing-types.ts';
import { STAGES, type Stage } from './stages.ts';

/** What a granted order is called where nothing new is filed by it: “filed” would be false of what was taken away. */
const GRANTED: Partial<Record<FilingType, Bilingual>> = {
  change: { zh: '已变更', en: 'Changed' },
  cancelAccess: { zh: '已取消接入', en: 'Access cancelled' },
  deregisterService: { zh: '已注销', en: 'Deregistered' },
  deregisterSubject: { zh: '已注销', en: 'Deregistered' },
  claim: { zh: '已认领', en: 'Claimed' },
  transfer: { zh: '已转移', en: 'Transferred' },
};

const BY_STAGE: Partial<Record<Stage, Partial<Record<FilingType, Bilingual>>>> = {
  granted: GRANTED,
};

/** The name of a stage as the people of such an order read it. */
export const stageTitle = (stage: Stage, filingType: FilingType): Bilingual =>
  BY_STAGE[stage]?.[filingType] ?? STAGES[stage];
