import type { FastifyInstance } from 'fastify';
import { beijingTime, markup, type Html } from '../shared/html.ts';
import { page } from '../shared/page.ts';
import { sendPage } from '../shared/server.ts';
import type { Mail } from './mail.ts';
import type { MailStore } from './store.ts';

const title = '邮箱（模拟器）';
const back = markup`<p><a href="/">← 全部邮件</a></p>`;
const empty = markup`<p class="empty">还没有邮件：尚未有系统向这里发送。邮件一到，本页会自动显示。</p>`;
const absent = markup`<p class="empty">这封邮件没有这一部分。</p>`;

function subjectOf(mail: Mail): string {
  return mail.subject === '' ? '（无主题）' : mail.subject;
}

function row(mail: Mail): Html {
  return markup`<tr><td>${beijingTime(mail.at)}</td><td>${mail.envelopeTo.join('，')}</td>
<td><a href="/messages/${mail.id}">${subjectOf(mail)}</a></td><td>${mail.from}</td></tr>`;
}

function list(mails: readonly Mail[]): Html {
  if (mails.length === 0) return empty;
  return markup`<table><tr><th>时间</th><th>收件人</th><th>主题</th><th>发件人</th></tr>
${mails.map(row)}</table>`;
}

/** The HTML part: no scripts, and its links open in a window of their own. */
function frame(part: string): Html {
  const allowed = 'allow-popups allow-popups-to-escape-sandbox';
  const content = `<base target="_blank">${part}`;
  return markup`<iframe title="HTML" sandbox="${allowed}" srcdoc="${content}"></iframe>`;
}

function detail(mail: Mail): Html {
  const raw = Buffer.from(mail.raw, 'base64').toString('utf8');
  const text = markup`<div class="message"><div class="body">${mail.text}</div></div>`;
  return markup`${back}<p>${beijingTime(mail.at)} · ${mail.from} → ${mail.envelopeTo.join('，')}</p>
<h2>HTML</h2>${mail.html === null ? absent : frame(mail.html)}
<h2>纯文本</h2>${mail.text === null ? absent : text}
<h2>原文</h2><pre>${raw}</pre>`;
}

/** `/`: all mails, newest first; `/messages/:id`: one mail. */
export function pages(app: FastifyInstance, store: MailStore): void {
  app.get('/', async (_request, reply) =>
    sendPage(reply, page(title, list([...store.all()].reverse()), true)),
  );
  app.get<{ Params: { id: string } }>('/messages/:id', async (request, reply) => {
    const mail = store.get(request.params.id);
    if (mail !== undefined) return sendPage(reply, page(subjectOf(mail), detail(mail), false));
    const body = markup`${back}<p class="empty">没有这封邮件。</p>`;
    return sendPage(reply.code(404), page(title, body, false));
  });
}
