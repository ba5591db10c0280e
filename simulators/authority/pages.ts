import type { FastifyInstance } from 'fastify';
import { Fields } from '../shared/fields.ts';
import { beijingTime, markup, type Html } from '../shared/html.ts';
import { page } from '../shared/page.ts';
import { sendPage } from '../shared/server.ts';
import type { Case, CaseState, Person } from './case.ts';
import { maskMobile } from './case-view.ts';
import type { AuthorityContext } from './context.ts';
import { decide, isAtDesk } from './desk.ts';

/** What a case's state is called. */
export const stateNames: Readonly<Record<CaseState, string>> = {
  awaitingSms: '待短信核验',
  verified: '待管局审核',
  approved: '已通过',
  refused: '已驳回',
  expired: '核验超时',
  failed: '核验失败',
  reportRefused: '报文被退回',
};

/** The way to the other pages. */
export const links = markup`<p><a href="/">全部案件</a> · <a href="/desk">审核台</a> · <a href="/desk/provinces">各省</a> · <a href="/verify">短信核验</a></p>`;
const noCases = markup`<p class="empty">还没有案件：尚未有接入商上报备案信息。上报后本页会自动显示。</p>`;
const noWork = markup`<p class="empty">审核台没有案件：没有已通过短信核验、等待审核的备案。</p>`;

function personLine(person: Person): Html {
  const state = person.passed ? '已核验' : `未核验，输错${person.wrongTries}次`;
  return markup`<div>${person.names.join('、')} ${maskMobile(person.mobile)}（${state}）</div>`;
}

/** The forms by which a clerk decides a case; null when it is not at the desk. */
export function caseButtons(one: Case): Html | null {
  if (!isAtDesk(one)) return null;
  const id = markup`<input type="hidden" name="reportId" value="${one.report.reportId}">`;
  return markup`<form method="post" action="/desk">${id}
<button name="decision" value="approve">通过</button></form>
<form method="post" action="/desk">${id}<input name="opinion" placeholder="驳回意见" required>
<button name="decision" value="refuse">驳回</button></form>`;
}

function row(one: Case, dueAt: number | null): Html {
  const { report } = one;
  const news = one.results.map(({ serviceNumber, subjectNumber, opinion }) =>
    [serviceNumber, subjectNumber, opinion].find((text) => typeof text === 'string'),
  );
  const details = markup` <a href="/desk/case?reportId=${encodeURIComponent(report.reportId)}">详情</a>`;
  return markup`<tr><td>${report.orderNo}${details}<br><small class="note">${report.reportId}</small></td>
<td>${report.province} · ${report.filingType}<br>${report.subjectName} ${report.serviceName}</td>
<td>${stateNames[one.state]}<br>${news.join(' ')}</td><td>${one.persons.map(personLine)}</td>
<td>${dueAt === null ? '—' : beijingTime(dueAt)}</td><td>${caseButtons(one)}</td></tr>`;
}

/** `/` lists every case, `/desk` those that wait for a decision, with the buttons to decide. */
export function pages(
  app: FastifyInstance,
  { store, clock, duties, agenda }: AuthorityContext,
): void {
  const table = (cases: readonly Case[], empty: Html): Html => {
    if (cases.length === 0) return markup`${links}${empty}`;
    const rows = cases.toReversed().map((one) => row(one, duties.dueAt(one)));
    return markup`${links}<table><tr><th>订单</th><th>主体与服务</th><th>状态</th><th>负责人</th>
<th>到期</th><th>审核</th></tr>${rows}</table>`;
  };
  const all = (): Case[] => [...store.state.cases.values()];

  app.get('/', async (_request, reply) =>
    sendPage(reply, page('通信管理局（模拟器）', table(all(), noCases), true)),
  );
  app.get('/desk', async (_request, reply) =>
    sendPage(reply, page('管局审核台（模拟器）', table(all().filter(isAtDesk), noWork), true)),
  );
  app.post('/desk', async (request, reply) => {
    const fields = new Fields(request.body);
    const decision = fields.oneOf('decision', ['approve', 'refuse']);
    const now = await clock.now();
    duties.catchUp(now);
    const one = store.state.cases.get(fields.text('reportId'));
    // A case that was decided meanwhile is simply no longer on the page that comes back.
    if (one !== undefined && isAtDesk(one)) {
      decide(store, one, decision, fields.optionalText('opinion'), now);
    }
    await agenda.announce();
    return reply.redirect('/desk', 303);
  });
}
