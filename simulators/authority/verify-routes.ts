import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { FieldError, Fields } from '../shared/fields.ts';
import { markup, type Html } from '../shared/html.ts';
import { page } from '../shared/page.ts';
import { sendPage } from '../shared/server.ts';
import type { AuthorityContext } from './context.ts';
import type { Answer } from './portal-answers.ts';
import { renewCode, tryCode, type Visitor } from './verification.ts';

const form = markup`<form method="post" action="/verify">
<label>手机号码 <input name="mobile" required inputmode="tel" autocomplete="off"></label>
<label>证件号码后六位 <input name="lastSix" required maxlength="6" autocomplete="off"></label>
<label>短信验证码 <input name="code" required inputmode="numeric" maxlength="6" autocomplete="off"></label>
<button>提交</button></form>
<h2>没有收到验证码？</h2>
<form method="post" action="/verify/resend">
<label>手机号码 <input name="mobile" required inputmode="tel" autocomplete="off"></label>
<label>证件号码后六位 <input name="lastSix" required maxlength="6" autocomplete="off"></label>
<button>重新发送（最多2次）</button></form>
<p class="note">验证码24小时内有效，最多可输错5次。</p>`;

function verifyPage(notice: Html | null): string {
  return page('ICP备案短信核验（模拟器）', markup`${notice}${form}`, false);
}

/** Reads a mobile number of the mainland, with or without +86. Throws FieldError. */
function readMobile(fields: Fields, field: string): string {
  const digits = fields
    .text(field)
    .replace(/[\s-]/g, '')
    .replace(/^\+?86/, '');
  if (!/^1\d{10}$/.test(digits))
    throw new FieldError(fields.name(field), 'must be a mobile number');
  return digits;
}

function readVisitor(fields: Fields): Visitor {
  return { mobile: readMobile(fields, 'mobile'), lastSix: fields.text('lastSix') };
}

function isForm(request: FastifyRequest): boolean {
  const type = request.headers['content-type'] ?? '';
  return type.startsWith('application/x-www-form-urlencoded');
}

function sendNotice(reply: FastifyReply, status: number, message: string): FastifyReply {
  const notice = markup`<p class="message" role="status">${message}</p>`;
  return sendPage(reply.code(status), verifyPage(notice));
}

/** JSON for programs, the page with the message on it for people who sent the form. */
function respond(request: FastifyRequest, reply: FastifyReply, answer: Answer): FastifyReply {
  const { status, ...rest } = answer;
  if (isForm(request)) return sendNotice(reply, status, answer.message);
  return reply.code(status).send({ ok: status === 200, ...rest });
}

/** The ministry's verification page: `/verify` and `/verify/resend`. */
export function verifyRoutes({ store, clock, duties, agenda, codes }: AuthorityContext) {
  return async (app: FastifyInstance): Promise<void> => {
    app.setErrorHandler(async (error, request, reply) => {
      // Whoever filled in the form wants a sentence; everything else is the server's to answer.
      if (!isForm(request) || !(error instanceof FieldError)) throw error;
      return sendNotice(reply, 400, '填写有误：请输入11位手机号码、证件号码后六位和验证码。');
    });
    app.get('/verify', async (_request, reply) => sendPage(reply, verifyPage(null)));

    app.post('/verify', async (request, reply) => {
      const fields = new Fields(request.body);
      const visitor = readVisitor(fields);
      const code = fields.text('code');
      const now = await clock.now();
      duties.catchUp(now);
      const answer = tryCode(store, visitor, code, now);
      await agenda.announce();
      return respond(request, reply, answer);
    });

    app.post('/verify/resend', async (request, reply) => {
      const visitor = readVisitor(new Fields(request.body));
      duties.catchUp(await clock.now());
      const { reportId, ...answer } = renewCode(store, visitor);
      if (reportId !== undefined) codes.kick(reportId);
      return respond(request, reply, answer);
    });
  };
}
