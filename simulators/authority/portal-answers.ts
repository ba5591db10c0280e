import type { Case } from './case.ts';

const answers = {
  allPassed: [200, '短信核验已全部完成，备案信息将提交管局审核。'],
  waitingForOther: [200, '您已核验成功，请等待另一位负责人完成短信核验。'],
  alreadyDone: [200, '您已完成短信核验，无需重复操作。'],
  resent: [200, '验证码已重新发送，请注意查收。'],
  noRecord: [404, '未查询到需要核验的记录。'],
  expired: [410, '验证码已过期：未在24小时内完成核验，备案信息已退回接入商。'],
  failed: [410, '核验失败：输入错误次数过多，备案信息已退回接入商。'],
  wrongCode: [422, '验证码、手机号码或证件号码后六位有误。'],
  wrongHolder: [422, '手机号码与证件号码后六位不一致。'],
  noResendLeft: [429, '重新发送次数已用完（最多2次）。'],
} as const satisfies Readonly<Record<string, readonly [number, string]>>;

export type Outcome = keyof typeof answers;

/** What the portal says: `status` is the HTTP status, `message` is for people. */
export interface Answer {
  readonly status: number;
  readonly outcome: Outcome;
  readonly message: string;
  readonly triesLeft?: number;
  readonly resendsLeft?: number;
}

/** The answer for an outcome, with the number of tries or resends left where that matters. */
export function say(
  outcome: Outcome,
  left: { readonly triesLeft?: number; readonly resendsLeft?: number } = {},
): Answer {
  const [status, text] = answers[outcome];
  const tries = left.triesLeft === undefined ? '' : `还可以尝试${left.triesLeft}次。`;
  return { status, outcome, message: text + tries, ...left };
}

/** The answer for somebody who has nothing left to verify; `newest` is the newest case of theirs. */
export function closedAnswer(newest: Case | undefined): Answer {
  if (newest === undefined) return say('noRecord');
  if (newest.state === 'expired' || newest.state === 'failed') return say(newest.state);
  return say('alreadyDone');
}
