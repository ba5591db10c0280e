import { openContact } from '#orders/accounts.ts';
import type { EffectResult } from './contract.ts';
import type { ActivityDeps } from './deps.ts';
import { sendNotice } from './notices.ts';

/**
 * Sends a notice by e-mail. An SMTP server can't be asked what it has: after a crash in mid-call the same
 * mail goes out again under the same Message-ID, and the notice is marked.
 */
export function sendMail(deps: ActivityDeps, effectId: string): Promise<EffectResult> {
  return sendNotice(deps, effectId, 'mail', async (notice, { subject, body }, again) => {
    const { email } = openContact(deps.vault, notice.order.account);
    if (email === null) return { refused: 'no_address' };
    const messageId = `<${notice.id}@${deps.mailDomain}>`;
    const sent = await deps.mail.send({ to: email, subject, text: body, messageId });
    return { ...sent, doubled: again };
  });
}
