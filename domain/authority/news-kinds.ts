import type { Bilingual } from '#domain/bilingual.ts';

/** What a bureau says that is no answer to a report of ours, by the block that it comes in. */
const NEWS_KINDS = {
  verificationTask: { zh: '核实任务', en: 'Verification task' },
  checkResult: { zh: '核查结果', en: 'Check result' },
  unfiledSite: { zh: '未备案网站', en: 'Unfiled site' },
  rectification: { zh: '整改通知', en: 'Rectification notice' },
  blacklist: { zh: '黑名单', en: 'Blacklist' },
  illegalAccess: { zh: '非法接入黑名单', en: 'Illegal access' },
  cancelled: { zh: '注销数据', en: 'Cancellation' },
  filed: { zh: '备案数据', en: 'Filed data' },
  other: { zh: '其他数据', en: 'Other data' },
  unknown: { zh: '未知数据块', en: 'Unknown block' },
} as const satisfies Record<string, Bilingual>;

export type NewsKind = keyof typeof NEWS_KINDS;

/** What a kind is called; one that no table knows is called unknown. */
export function newsTitle(kind: string): Bilingual {
  return Object.hasOwn(NEWS_KINDS, kind) ? NEWS_KINDS[kind as NewsKind] : NEWS_KINDS.unknown;
}
