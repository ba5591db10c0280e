import { fallDue } from '#orders/advance.ts';
import { followerState } from '#orders/follower-state.ts';
import { followAuthority } from './authority/follow.ts';
import { reportToAuthority } from './authority/report.ts';
import type { Activities } from './contract.ts';
import type { ActivityDeps } from './deps.ts';
import { alive } from './alive.ts';
import { impersonal } from './impersonal.ts';
import { sendMail } from './mail.ts';
import { sendSms } from './sms.ts';

/** Makes the activities over what they touch. */
export function createActivities(deps: ActivityDeps): Activities {
  return {
    reportToAuthority: (effectId) => alive(() => reportToAuthority(deps, effectId)),
    sendSms: (effectId) => alive(() => sendSms(deps, effectId)),
    sendMail: (effectId) => alive(() => sendMail(deps, effectId)),
    fallDue: (orderNo, term, generation) =>
      impersonal(() => fallDue(deps, { orderNo, term, generation })),
    readOrder: (orderNo) => impersonal(() => followerState(deps.db, orderNo)),
    followAuthority: (endpoint) => alive(() => followAuthority(deps, endpoint)),
  };
}
