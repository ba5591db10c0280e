import type { FastifyInstance } from 'fastify';
import { addressKey } from '../shared/faults.ts';
import { beijingTime, markup, type Html } from '../shared/html.ts';
import { page } from '../shared/page.ts';
import { sendPage } from '../shared/server.ts';
import type { Message, MessageStatus } from './message.ts';
import type { PhoneStore } from './store.ts';

const statusNames: Readonly<Record<MessageStatus, string>> = {
  accepted: '已受理',
  queued: '排队中',
  sending: '发送中',
  sent: '已发出',
  delivered: '已送达',
  undelivered: '未送达',
  failed: '发送失败',
  canceled: '已取消',
};

const empty = markup`<p class="empty">还没有短信：尚未有系统向这里发送。短信一到，本页会自动显示。</p>`;

function bubble(message: Message): Html {
  const error = message.errorCode === null ? '' : `（错误 ${message.errorCode}）`;
  const status = statusNames[message.status] + error;
  const from = message.from ?? '（待分配）';
  return markup`<div class="message">
<small class="note">来自 ${from} · ${beijingTime(message.createdAt)} · ${status}</small>
<div class="body">${message.body}</div></div>`;
}

function phone(number: string, messages: readonly Message[]): Html {
  const link = `/phones/${encodeURIComponent(number)}`;
  return markup`<section><h2><a href="${link}">${number}</a></h2>
${messages.map(bubble)}</section>`;
}

/** `/`: every phone with its messages; `/phones/:number`: one phone. Newest first. */
export function pages(app: FastifyInstance, store: PhoneStore): void {
  app.get('/', async (_request, reply) => {
    const byNumber = new Map<string, Message[]>();
    for (const message of store.all().reverse()) {
      const others = byNumber.get(message.to);
      if (others === undefined) byNumber.set(message.to, [message]);
      else others.push(message);
    }
    const phones = [...byNumber].map(([number, messages]) => phone(number, messages));
    const body = markup`${phones.length > 0 ? phones : empty}`;
    return sendPage(reply, page('手机（模拟器）', body, true));
  });

  app.get<{ Params: { number: string } }>('/phones/:number', async (request, reply) => {
    const { number } = request.params;
    const key = addressKey(number);
    const messages = store.all().filter((message) => addressKey(message.to) === key);
    const list = messages.length > 0 ? messages.reverse().map(bubble) : empty;
    const body = markup`<p><a href="/">← 全部手机</a></p>${list}`;
    return sendPage(reply, page(`手机 ${number}`, body, true));
  });
}
