import type { Locale } from '#domain/bilingual.ts';
import type { EffectResult } from './contract.ts';
import type { ActivityDeps } from './deps.ts';
import { htmlPage } from './mail-html.ts';
import { sendNotice } from './notices.ts';

/**
 * Sends a notice by e-mail, as text and as HTML. An SMTP server can't be asked what it has: after a crash
 * in mid-call the same mail goes out again under the same Message-ID, and the notice is marked.
 */
export function sendMail(deps: ActivityDeps, effectId: string): Promise<EffectResult> {
  return sendNotice(deps, effectId, {
    channel: 'mail',
    send: ({ notice, address, text: { subject, body, html } }) =>
      deps.mail.send({
        to: address,
        subject,
        text: body,
        ...(html !== undefined && { html: htmlPage(notice.locale as Locale, subject, html) }),
        messageId: `<${notice.id}@${deps.mailDomain}>`,
      }),
  });
}
