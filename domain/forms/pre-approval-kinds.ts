import type { Bilingual } from '#domain/bilingual.ts';

/** What kind of approval a content needs before it is filed (前置审批), and who gives it. */
export interface PreApprovalKind extends Bilingual {
  /** Who approves. */
  readonly by: string;
  /** Contents, as they are chosen or typed in a form, that are of this kind. */
  readonly contents: readonly string[];
}

/**
 * The kinds of pre-approval: the authority's table (前置或专项审批内容), games beside it. Which contents
 * need one is by the names of that table's own and of the contents'; an operator's reviewer decides.
 */
export const PRE_APPROVAL_KINDS = {
  news: { zh: '新闻', en: 'News', by: '国家互联网信息办公室', contents: ['网络新闻', '新闻'] },
  publishing: {
    zh: '出版',
    en: 'Publishing',
    by: '国家新闻出版署',
    contents: ['网络出版', '出版'],
  },
  education: { zh: '教育', en: 'Education', by: '教育行政部门', contents: ['网络教育'] },
  healthCare: {
    ...{ zh: '医疗保健', en: 'Health care', by: '卫生健康行政部门' },
    contents: ['医疗保健', '互联网医疗'],
  },
  drugsAndDevices: {
    ...{ zh: '药品和医疗器械', en: 'Drugs and medical devices', by: '药品监督管理部门' },
    contents: ['药品', '医疗器械', '药品和医疗器械'],
  },
  bulletinBoards: {
    ...{ zh: '电子公告服务', en: 'Bulletin boards', by: '省、自治区、直辖市通信管理局' },
    contents: ['电子公告服务'],
  },
  culture: { zh: '文化', en: 'Culture', by: '文化和旅游行政部门', contents: ['网络音乐'] },
  broadcasting: {
    ...{ zh: '广播电影电视节目', en: 'Radio, film and television', by: '国家广播电视总局' },
    contents: ['网络影视'],
  },
  rideHailing: {
    ...{ zh: '网络预约车', en: 'Ride hailing', by: '交通运输主管部门' },
    contents: ['网络预约车', '网约车'],
  },
  internetFinance: {
    ...{ zh: '互联网金融', en: 'Internet finance', by: '地方金融管理部门' },
    contents: [
      ...['网络借贷信息中介', '互联网股权融资', '互联网保险'],
      ...['互联网跨界金融及资产管理', '网上非银支付'],
    ],
  },
  offCampusTraining: {
    ...{ zh: '校外培训（高中及以下阶段）', en: 'Off-campus training', by: '教育行政部门' },
    contents: ['校外培训'],
  },
  religion: {
    ...{ zh: '宗教', en: 'Religion', by: '省级人民政府宗教事务部门' },
    contents: ['宗教', '互联网宗教信息服务'],
  },
  games: { zh: '网络游戏', en: 'Online games', by: '国家新闻出版署', contents: ['网络游戏'] },
} as const satisfies Record<string, PreApprovalKind>;

export type PreApprovalKindCode = keyof typeof PRE_APPROVAL_KINDS;

/** The kinds of approval that a content needs; none for most. */
export function preApprovalKindsOf(content: string): PreApprovalKindCode[] {
  const kinds = Object.keys(PRE_APPROVAL_KINDS) as PreApprovalKindCode[];
  return kinds.filter((kind) => {
    const { contents }: PreApprovalKind = PRE_APPROVAL_KINDS[kind];
    return contents.includes(content.trim());
  });
}
