import type { Bilingual } from '#domain/bilingual.ts';

/** Texts of the audit administrator's page. */
export const AUDIT_WORDS = {
  'audit.title': { zh: '审计', en: 'Audit' },
  'audit.chain': { zh: '审计链', en: 'The chain' },
  'audit.rows': { zh: '记录数', en: 'Rows' },
  'audit.signed': { zh: '最近签名', en: 'Newest signature' },
  'audit.unsigned': {
    zh: '还没有签名：服务运行后每分钟签名一次。',
    en: 'Not signed yet: it is signed once a minute while the server runs.',
  },
  'audit.since': { zh: '此后新增', en: 'Rows since' },
  'audit.holds': { zh: '签名有效', en: 'holds' },
  'audit.broken': {
    zh: '签名不符：记录被改动，请立即验证并报告。',
    en: 'It does not hold: something was changed. Verify now, and report it.',
  },
  'audit.link': { zh: '第 {link} 环', en: 'Link {link}' },
  'audit.verify': { zh: '立即验证', en: 'Verify now' },
  'audit.sound': {
    zh: '验证完毕：{rows} 条记录、{anchors} 个签名，没有发现改动。',
    en: 'Verified: {rows} rows and {anchors} signatures, and nothing was changed.',
  },
  'audit.faults': {
    zh: '验证完毕：{rows} 条记录中发现 {count} 处异常。',
    en: 'Verified: {count} faults in {rows} rows.',
  },
  'audit.faultsRemedy': {
    zh: '请保全数据库和日志，按应急预案报告。',
    en: 'Keep the database and its logs as they are, and report it.',
  },
  'audit.actor': { zh: '操作人', en: 'Who' },
  'audit.action': { zh: '操作', en: 'What' },
  'audit.target': { zh: '对象', en: 'On what' },
  'audit.from': { zh: '起始日期', en: 'From' },
  'audit.to': { zh: '截止日期', en: 'To' },
  'audit.search': { zh: '查询', en: 'Search' },
  'audit.recorded': {
    zh: '时间为北京时间；每次查阅本身也会记录。',
    en: 'Times are of Shanghai. Looking is itself recorded.',
  },
  'audit.when': { zh: '时间', en: 'When' },
  'audit.origin': { zh: '来源地址', en: 'From where' },
  'audit.details': { zh: '详情', en: 'Details' },
  'audit.before': { zh: '之前', en: 'Before' },
  'audit.after': { zh: '之后', en: 'After' },
  'audit.empty': { zh: '还没有任何审计记录。', en: 'Nothing has been recorded yet.' },
  'audit.emptySearch': {
    zh: '没有同时符合以上全部条件的记录。操作人须为完整的账号名或编号，操作和对象须完整一致；过期记录已清理。',
    en: 'Nothing fits all of this. Who, what and on what have to be given in full; what was past its term has been purged.',
  },
  'audit.emptyAfter': { zh: '后面没有更多记录。', en: 'There is nothing more after that.' },
  'audit.noDay': { zh: '日期不正确。', en: 'This is not a day.' },
  'audit.noDayRemedy': {
    zh: '请按 2026-06-01 的格式填写日期。',
    en: 'Write a day as 2026-06-01.',
  },
} as const satisfies Record<string, Bilingual>;
