import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Api } from '../../api.ts';
import { orderNoOf, orderPath } from '../addresses.ts';
import { ApiRefusal } from '../api-refusal.ts';
import type { CheckFinding } from '../answers.ts';
import { findingLines } from '../finding-lines.ts';
import { idOf } from '../form/field-view.ts';
import { summaryOf } from '../form/summary.ts';
import { materialLines } from '../material-lines.ts';
import { refusalInWords, type Refusal } from '../refusal-words.ts';
import { fieldsOf, leadTo, memberOf, oneOf, show, type Desk, type Member } from '../visit.ts';
import { word } from '../words.ts';
import { consentView, wantsConsent } from './consent-view.ts';
import { filled, isEditable } from './filled.ts';

/** What speaks against submitting, if it was tried. */
interface Tried {
  readonly refusal?: Refusal;
  readonly confirmMissing?: boolean;
  readonly consentMissing?: boolean;
  readonly status?: number;
  /** What the refusal named, for where the checks can’t be asked by themselves. */
  readonly found?: readonly CheckFinding[];
}

const changePath = (orderNo: string, pointer: string): string =>
  orderPath(orderNo, `/fill?field=${encodeURIComponent(pointer)}`);

async function showAnswers(
  request: FastifyRequest,
  reply: FastifyReply,
  member: Member,
  { refusal, confirmMissing = false, consentMissing = false, status = 200, found = [] }: Tried = {},
): Promise<FastifyReply> {
  const { api, locale } = member;
  const order = filled(await api.order(orderNoOf(request)));
  const { orderNo } = order.order;
  if (!isEditable(order)) return leadTo(reply, orderPath(orderNo));
  const [checks, materials] = await Promise.all([api.checks(orderNo), api.materials(orderNo)]);
  const findings = findingLines(checks?.findings ?? found, locale, (field) =>
    changePath(orderNo, field),
  );
  const parts = summaryOf(order.fields, locale).map((part) => ({
    ...part,
    rows: part.rows.map((row) => ({
      ...row,
      ...{ id: idOf(row.pointer), change: changePath(orderNo, row.pointer) },
    })),
  }));
  const model = {
    ...{ title: word(locale, 'check.title'), orderNo, parts, refusal, confirmMissing },
    ...{ findings, blocking: findings.filter(({ severity }) => severity === 'blocks') },
    ...{ notChecked: checks?.notChecked ?? [], checked: checks !== undefined },
    materials: await materialLines(api, order.form, materials),
    ...{ path: orderPath(orderNo), etag: order.etag, consentMissing },
    consent: consentView(locale),
  };
  return show(request, reply, member, 'check', model, status);
}

/** All answers with what the checks say of them, and submitting. */
export function checkRoutes(pages: Api, desk: Desk): void {
  pages.get('/orders/:orderNo/check', { schema: { hide: true } }, (request, reply) =>
    showAnswers(request, reply, memberOf(desk, request)),
  );

  pages.post('/orders/:orderNo/submit', { schema: { hide: true } }, async (request, reply) => {
    const member = memberOf(desk, request);
    const orderNo = orderNoOf(request);
    const fields = fieldsOf(request);
    const [confirmed, consent] = [oneOf(fields, 'confirmed'), oneOf(fields, 'consent')];
    if (confirmed === '' || consent === '') {
      const missing = { confirmMissing: confirmed === '', consentMissing: consent === '' };
      return showAnswers(request, reply, member, { ...missing, status: 422 });
    }
    try {
      const etag = oneOf(fields, '_etag');
      await member.api.act(orderNo, 'submit', { etag, body: { consent } });
    } catch (error) {
      if (!(error instanceof ApiRefusal)) throw error;
      const { code, status } = error.problem;
      if (wantsConsent(code)) {
        return showAnswers(request, reply, member, { consentMissing: true, status });
      }
      if (code !== 'form.incomplete') throw error;
      const refusal = refusalInWords(error.problem, member.locale);
      return showAnswers(request, reply, member, {
        refusal,
        status,
        found: error.findings,
      });
    }
    return leadTo(reply, orderPath(orderNo, '?done=submitted'));
  });
}
