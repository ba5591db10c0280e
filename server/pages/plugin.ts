import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import multipart from '@fastify/multipart';
import type { Api } from '../api.ts';
import type { AccountLimit } from '../hardening/request-limits.ts';
import type { ApiDeps } from '../ports.ts';
import { accountRoutes } from './account/routes.ts';
import { UPLOAD } from './applicant/materials.ts';
import { applicantRoutes } from './applicant/routes.ts';
import { auditRoutes } from './audit/search.ts';
import { askBureauRoutes } from './ask-bureau.ts';
import { assetRoutes } from './assets.ts';
import { answerWithPage } from './error-pages.ts';
import { setPageHeaders } from './headers.ts';
import { PageError } from './page-error.ts';
import { registryRoutes } from './registry/routes.ts';
import { reviewerRoutes } from './reviewer/routes.ts';
import { securityRoutes } from './security/routes.ts';
import { findSession } from './session.ts';
import { supportRoutes } from './support/routes.ts';
import { systemRoutes } from './system/show.ts';
import { signInRoutes } from './sign-in.ts';
import { staffSignInRoutes } from './staff-sign-in.ts';
import { fieldsOf, requireOwnForm, requireOwnOrigin, type Desk } from './visit.ts';

/** The largest file that is passed on; the API has limits of its own, by kind. */
const FILE_AT_MOST = 20 * 1_048_576;

/** A form with every field of the longest filing has some hundred. */
const FIELDS_AT_MOST = 2000;

/**
 * Routes whose forms are not asked for their mark here: whoever signs in has none yet, and an upload comes in
 * parts, which its route reads and whose mark it checks itself. A form in parts anywhere else has no fields, and
 * so no mark.
 */
const MARKLESS = ['/pages/sign-in', `/pages${UPLOAD}`];

/**
 * The pages for people, below /pages: HTML from this server that asks our own API in this process, so that
 * rights, refusals and effects are the API's and nothing is decided twice. What they ask it was counted as one
 * request of the account's, here.
 */
export async function pageRoutes(
  app: Api,
  deps: ApiDeps,
  limitAccount: AccountLimit,
): Promise<void> {
  const desk: Desk = { app, now: () => deps.clock.now() };
  await app.register(
    async (pages) => {
      await pages.register(cookie);
      await pages.register(formbody);
      await pages.register(multipart, {
        limits: { fileSize: FILE_AT_MOST, files: 1, fields: FIELDS_AT_MOST },
      });
      pages.setErrorHandler(answerWithPage);
      pages.setNotFoundHandler(() => {
        throw new PageError(404, 'page.notFound', 'page.notFoundRemedy');
      });
      pages.addHook('onRequest', async (request, reply) => {
        setPageHeaders(reply);
        request.staffSignIn = deps.staffProvider !== undefined;
        if (request.method !== 'GET') requireOwnOrigin(request);
        if (!request.url.startsWith('/pages/static/')) {
          request.session = await findSession(deps, request);
          const { session } = request;
          if (session !== undefined) await limitAccount(request, reply, session.accountId);
        }
      });
      pages.addHook('preHandler', async (request) => {
        const { session, routeOptions } = request;
        const ownMark = MARKLESS.includes(routeOptions.url ?? '');
        if (session === undefined || request.method === 'GET' || ownMark) return;
        requireOwnForm(session, fieldsOf(request));
      });
      assetRoutes(pages);
      signInRoutes(pages, desk, deps);
      staffSignInRoutes(pages, deps);
      accountRoutes(pages, desk, deps);
      applicantRoutes(pages, desk);
      reviewerRoutes(pages, desk);
      askBureauRoutes(pages, desk);
      registryRoutes(pages, desk);
      securityRoutes(pages, desk);
      auditRoutes(pages, desk);
      supportRoutes(pages, desk);
      systemRoutes(pages, desk);
    },
    { prefix: '/pages' },
  );
}
