import type { Bilingual } from '#domain/bilingual.ts';
import type { ResultCode, ResultCodes } from './result-code.ts';

const stored = (title: Bilingual): ResultCode => ({
  kind: 'stored',
  title,
  remedy: { zh: '无需处理。', en: 'Nothing to do.' },
  toCorrect: 'nobody',
});

/** The bureau's decisions, and the successes that stand among the error codes. */
export const DECISIONS: ResultCodes = {
  1001: {
    kind: 'approved',
    title: { zh: '管局审核通过', en: 'Approved by the bureau' },
    remedy: { zh: '无需修改，备案号已下发。', en: 'Nothing to correct: the numbers are issued.' },
    toCorrect: 'nobody',
  },
  1002: {
    kind: 'refused',
    title: { zh: '管局驳回', en: 'Refused by the bureau' },
    remedy: {
      zh: '请按管局审核意见修改后重新提交。',
      en: 'Correct what the bureau’s opinion names, then send it in again.',
    },
    toCorrect: 'applicant',
  },
  1060: stored({ zh: '核验单已入库', en: 'Verification sheet stored' }),
  1062: stored({
    zh: '接入 IP 与 IP 备案比对一致',
    en: 'The access’s addresses match our IP filing',
  }),
  2998: stored({ zh: 'IP 备案操作成功', en: 'IP filing done' }),
  3998: stored({ zh: '域名备案操作成功', en: 'Domain filing done' }),
};
