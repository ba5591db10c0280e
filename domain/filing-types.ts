import type { Bilingual } from './bilingual.ts';

/** Every filing type of the field, with its names. A type can be ordered once it has a machine (machines/registry.ts). */
export const FILING_TYPES = {
  newSubject: { zh: '首次备案', en: 'New subject' },
  newService: { zh: '新增服务', en: 'New service' },
  newAccess: { zh: '新增接入', en: 'New access' },
  change: { zh: '变更备案', en: 'Change' },
  cancelAccess: { zh: '取消接入', en: 'Cancel access' },
  deregisterService: { zh: '注销互联网信息服务', en: 'Deregister service' },
  deregisterSubject: { zh: '注销主体', en: 'Deregister subject' },
  claim: { zh: '认领备案', en: 'Claim' },
  transfer: { zh: '转移互联网信息服务', en: 'Transfer' },
} as const satisfies Record<string, Bilingual>;

export type FilingType = keyof typeof FILING_TYPES;
