import type { EffectResult } from './contract.ts';
import type { ActivityDeps } from './deps.ts';
import { sendNotice, type Outgoing } from './notices.ts';

/** Clocks of carriers and ours may differ by this much when we ask for what was sent since. */
const CLOCK_SLACK_MS = 10 * 60_000;

/** Sends a notice by text message; after a crash in mid-call the carrier is asked before anything is sent again. */
export function sendSms(deps: ActivityDeps, effectId: string): Promise<EffectResult> {
  return sendNotice(deps, effectId, {
    channel: 'sms',
    find: async (message) => {
      const { sendingAt, createdAt } = message.notice;
      const since = new Date((sendingAt ?? createdAt).getTime() - CLOCK_SLACK_MS);
      return unclaimed(deps, await deps.sms.find(asSms(message), since));
    },
    send: (message) => deps.sms.send(asSms(message)),
  });
}

const asSms = ({ notice, address, text }: Outgoing) => ({
  to: `+86${address}`,
  body: text.body,
  reference: notice.id,
});

/** An equal text may belong to an earlier notice: one that no notice has yet is this one's. */
async function unclaimed(deps: ActivityDeps, ids: readonly string[]): Promise<string | undefined> {
  const known = await deps.db.notice.findMany({ where: { carrierId: { in: [...ids] } } });
  return ids.find((id) => !known.some(({ carrierId }) => carrierId === id));
}
