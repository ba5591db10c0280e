import type { FastifyInstance } from 'fastify';
import { Fields } from '../shared/fields.ts';
import { beijingTime, markup, type Html } from '../shared/html.ts';
import { page } from '../shared/page.ts';
import { problem, sendPage } from '../shared/server.ts';
import type { Case } from './case.ts';
import type { AuthorityContext } from './context.ts';
import { operations } from './filing/filing.ts';
import { picturesOf } from './filing/pictures.ts';
import { caseButtons, links, stateNames } from './pages.ts';
import { provinceCodes, provinceOf } from './provinces.ts';
import { readProvince } from './province-settings.ts';
import type { Value } from './wire/shape.ts';

/** A province that a clerk closes stays so until a clerk opens it. */
const forLongMs = 3_650 * 86_400_000;

/** An element as text, indented, for reading. */
function outline(name: string, value: Value, indent: string): string {
  if (Array.isArray(value)) {
    return (value as readonly Value[]).map((one) => outline(name, one, indent)).join('');
  }
  if (typeof value !== 'object') return `${indent}<${name}>${value}</${name}>\n`;
  const inside = Object.entries(value as Readonly<Record<string, Value>>);
  const lines = inside.map(([key, one]) => outline(key, one, `${indent}  `)).join('');
  return `${indent}<${name}>\n${lines}${indent}</${name}>\n`;
}

function pictureList(context: AuthorityContext, one: Case): Html[] {
  const { filing, report } = one;
  const endpoint = context.store.state.interface.endpoint(filing.code);
  return picturesOf(endpoint, filing).map(({ purpose }, index) => {
    const address = `/desk/picture?reportId=${encodeURIComponent(report.reportId)}&index=${index}`;
    return markup`<figure><img src="${address}" alt="附件" style="max-width:100%">
<figcaption>附件用途代码 ${purpose}</figcaption></figure>`;
  });
}

function casePage(context: AuthorityContext, one: Case): string {
  const { report, filing } = one;
  const pictures = pictureList(context, one);
  const shown = pictures.length > 0 ? pictures : markup`<p class="empty">没有附件。</p>`;
  const content = outline(operations[filing.czlx].element, filing.record, '');
  const body = markup`${links}<p>${report.province} · ${report.subjectName} · ${stateNames[one.state]}</p>
<p>${caseButtons(one)}</p><h2>报文内容</h2><pre>${content}</pre><h2>附件</h2>${shown}`;
  return page('备案审核（模拟器）', body, false);
}

function provinceRow(context: AuthorityContext, code: string, now: number): Html {
  const { closedUntil = '' } = context.store.state.interface.settings(code);
  const closed = closedUntil !== '' && now < Date.parse(closedUntil);
  const state = closed ? `停止接收上报，至 ${beijingTime(Date.parse(closedUntil))}` : '接收上报';
  const button = closed
    ? markup`<button name="action" value="open">恢复接收</button>`
    : markup`<button name="action" value="close">停止接收</button>`;
  return markup`<tr><td>${provinceOf(code)?.name}</td><td>${state}</td>
<td><form method="post" action="/desk/provinces"><input type="hidden" name="code" value="${code}">${button}</form></td></tr>`;
}

/** What a clerk of a bureau sees: one case with its content and pictures, and the provinces. */
export function deskPages(app: FastifyInstance, context: AuthorityContext): void {
  const { store, clock } = context;
  const asked = (query: unknown): Case | undefined =>
    store.state.cases.get(new Fields(query).text('reportId'));

  app.get('/desk/case', async (request, reply) => {
    const one = asked(request.query);
    if (one === undefined) return problem(reply, 404, 'There is no such report', 'reportId');
    return sendPage(reply, casePage(context, one));
  });

  app.get('/desk/picture', async (request, reply) => {
    const filing = asked(request.query)?.filing;
    const index = new Fields(request.query).optionalNumber('index') ?? 0;
    const endpoint = filing && store.state.interface.endpoint(filing.code);
    const picture = endpoint && picturesOf(endpoint, filing)[index];
    if (picture === undefined) return problem(reply, 404, 'There is no such picture', 'index');
    return reply.type('image/jpeg').send(picture.bytes);
  });

  app.get('/desk/provinces', async (_request, reply) => {
    const now = await clock.now();
    const rows = provinceCodes.map((code) => provinceRow(context, code, now));
    const table = markup`${links}<table><tr><th>省份</th><th>状态</th><th>操作</th></tr>${rows}</table>`;
    return sendPage(reply, page('各省通信管理局（模拟器）', table, false));
  });

  app.post('/desk/provinces', async (request, reply) => {
    const fields = new Fields(request.body);
    const code = readProvince(fields);
    const close = fields.oneOf('action', ['open', 'close']) === 'close';
    const until = new Date((await clock.now()) + forLongMs).toISOString();
    const settings = { closedUntil: close ? until : '' };
    store.record({ type: 'provinceSet', code, settings });
    return reply.redirect('/desk/provinces', 303);
  });
}
