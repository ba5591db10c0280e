import { unverified, type CodeRow } from './code-row.ts';

// As of October 2023.

/** Purposes of an attachment (附件用途, Fjyt); `belongsTo` as an upload's Ssdxlx: 1 subject, 2 service. */
export const ATTACHMENT_PURPOSES: readonly CodeRow[] = [
  ...unverified({ 1: '网站备案信息真实性核验单' }, { belongsTo: 2 }),
  ...unverified({ 2: '主办单位有效证件', 3: '主体负责人有效证件' }, { belongsTo: 1 }),
  ...unverified({ 4: '网站负责人有效证件', 5: '网站负责人核验现场照片' }, { belongsTo: 2 }),
];

/** Formats of an attachment (附件文件格式, Fjwjgs). */
export const ATTACHMENT_FORMATS: readonly CodeRow[] = unverified({ 1: 'jpg', 2: 'png' });

// The three that follow are our own: no copy of the authority's tables was to be had. They have to be
// replaced by its own before anything is reported with them.

/** Reasons to cancel (注销理由, Zxly). */
export const CANCEL_REASONS: readonly CodeRow[] = unverified({
  1: '服务不再运营',
  2: '主体信息变更，注销后重新备案',
  3: '更换接入商',
  4: '域名到期或已转让',
  5: '主体已注销或被吊销',
  6: '逾期未整改',
  7: '管局要求注销',
  99: '其他',
});

/** Opinions on a verification task (核实意见, Hsyj). */
export const VERIFICATION_OPINIONS: readonly CodeRow[] = unverified({
  1: '信息真实准确',
  2: '主体信息不真实',
  3: '服务信息不真实',
  4: '接入信息不真实',
  5: '负责人无法联系',
  99: '其他',
});

/** What became of an unfiled site (未备案网站处理结果, Cljg). */
export const UNFILED_HANDLING: readonly CodeRow[] = unverified({
  1: '已停止接入',
  2: '已督促备案',
  3: '已完成备案',
  4: '非本单位接入',
  99: '其他',
});
