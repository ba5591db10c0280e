import type { FastifyInstance } from 'fastify';
import { faultRoutes } from '../shared/fault-routes.ts';
import { addressKey, type Faults } from '../shared/faults.ts';
import type { Mail } from './mail.ts';
import { mailFaults, type MailFault } from './smtp.ts';
import type { MailStore } from './store.ts';

interface Search {
  Querystring: { to?: string; contains?: string; messageId?: string };
}

function toControl(mail: Mail): object {
  const { id, messageId, from, envelopeTo, subject, text, html, at } = mail;
  return {
    id,
    messageId,
    from,
    to: envelopeTo,
    subject,
    text,
    html,
    at: new Date(at).toISOString(),
  };
}

function bare(messageId: string | null): string {
  return (messageId ?? '').replace(/^<|>$/g, '');
}

function matches(mail: Mail, { to, contains, messageId }: Search['Querystring']): boolean {
  if (to !== undefined && !mail.envelopeTo.some((one) => addressKey(one) === addressKey(to))) {
    return false;
  }
  if (messageId !== undefined && bare(mail.messageId) !== bare(messageId)) return false;
  const words = [mail.subject, mail.text ?? '', mail.html ?? ''];
  return contains === undefined || words.some((text) => text.includes(contains));
}

/** What tests use: every mail (oldest first; `to` is the envelope's), and the faults. */
export function controlRoutes(
  app: FastifyInstance,
  store: MailStore,
  faults: Faults<MailFault>,
): void {
  app.get<Search>('/control/messages', async (request) =>
    store
      .all()
      .filter((mail) => matches(mail, request.query))
      .map(toControl),
  );
  faultRoutes(app, faults, mailFaults);
}
