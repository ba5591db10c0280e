import { openContact } from '#orders/accounts.ts';
import type { EffectResult } from './contract.ts';
import type { ActivityDeps } from './deps.ts';
import { sendNotice } from './notices.ts';

/** Clocks of carriers and ours may differ by this much when we ask for what was sent since. */
const CLOCK_SLACK_MS = 10 * 60_000;

/** Sends a notice by text message; after a crash in mid-call the carrier is asked before anything is sent again. */
export function sendSms(deps: ActivityDeps, effectId: string): Promise<EffectResult> {
  return sendNotice(deps, effectId, 'sms', async (notice, { body }, again) => {
    const { mobile } = openContact(deps.vault, notice.order.account);
    if (mobile === null) return { refused: 'no_number' };
    const message = { to: `+86${mobile}`, body };
    if (again) {
      const since = new Date((notice.sendingAt ?? notice.createdAt).getTime() - CLOCK_SLACK_MS);
      const found = await unclaimed(deps, await deps.sms.find(message, since));
      if (found !== undefined) return { id: found };
    }
    const sent = await deps.sms.send(message);
    return { ...sent, doubled: again };
  });
}

/** An equal text may belong to an earlier notice: one that no notice has yet is this one's. */
async function unclaimed(deps: ActivityDeps, ids: readonly string[]): Promise<string | undefined> {
  const known = await deps.db.notice.findMany({ where: { carrierId: { in: [...ids] } } });
  return ids.find((id) => !known.some(({ carrierId }) => carrierId === id));
}
