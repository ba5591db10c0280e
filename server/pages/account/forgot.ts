import { CodedError } from '#domain/errors.ts';
import { askForReset, isResetOpen, resetPassword } from '#identity/recovery.ts';
import type { Api } from '../../api.ts';
import { afterwards, FORGOT_PATH, tellOwner } from '../../identity/tell-owner.ts';
import type { ApiDeps } from '../../ports.ts';
import { problemOf } from '../../problems.ts';
import { PageError } from '../page-error.ts';
import { refusalInWords } from '../refusal-words.ts';
import { fieldsOf, leadTo, oneOf, show, visitOf } from '../visit.ts';
import { word } from '../words.ts';

const TOKEN = /^[\w-]{43}$/;

/** For whoever forgot the password: the mail, and the page that its link opens. */
export function forgotRoutes(pages: Api, deps: ApiDeps): void {
  pages.get('/forgot', { schema: { hide: true } }, (request, reply) => {
    const visit = visitOf(request);
    return show(request, reply, visit, 'forgot', { title: word(visit.locale, 'forgot.title') });
  });

  pages.post('/forgot', { schema: { hide: true } }, (request, reply) => {
    const visit = visitOf(request);
    const handle = oneOf(fieldsOf(request), 'handle').slice(0, 200);
    // Answered before anything is looked up: neither words nor time tell who has an account.
    afterwards(request.log, async () => {
      const asked = await askForReset(deps, { handle, address: request.ip });
      if (asked === undefined) return;
      await tellOwner(deps, asked.accountId, 'passwordReset', `/pages/reset/${asked.token}`);
    });
    const model = { title: word(visit.locale, 'forgot.title'), sent: true };
    return show(request, reply, visit, 'forgot', model);
  });

  pages.get('/reset/:token', { schema: { hide: true } }, async (request, reply) => {
    const visit = visitOf(request);
    const token = tokenOf(request.params);
    const open = await isResetOpen(deps, token);
    const refusal = open ? undefined : { sentence: word(visit.locale, 'reset.ended'), remedy: '' };
    const title = word(visit.locale, 'reset.title');
    const model = { title, open, refusal, action: `/pages/reset/${token}` };
    return show(request, reply, visit, 'reset', model, open ? 200 : 410);
  });

  pages.post('/reset/:token', { schema: { hide: true } }, async (request, reply) => {
    const visit = visitOf(request);
    const token = tokenOf(request.params);
    const password = oneOf(fieldsOf(request), 'password').slice(0, 1000);
    try {
      const accountId = await resetPassword(deps, { token, password });
      afterwards(request.log, () => tellOwner(deps, accountId, 'passwordChanged', FORGOT_PATH));
    } catch (error) {
      if (!(error instanceof CodedError)) throw error;
      const problem = problemOf(error);
      const refusal = refusalInWords(problem, visit.locale);
      const title = word(visit.locale, 'reset.title');
      const open = problem.status !== 410;
      const model = { title, open, refusal, action: `/pages/reset/${token}` };
      return show(request, reply, visit, 'reset', model, problem.status);
    }
    return leadTo(reply, '/pages/sign-in');
  });
}

/** @throws PageError 404 for what can't be a link of ours. */
function tokenOf(params: unknown): string {
  const { token } = params as { token: string };
  if (TOKEN.test(token)) return token;
  throw new PageError(404, 'page.notFound', 'page.notFoundRemedy');
}
