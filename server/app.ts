import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import formbody from '@fastify/formbody';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import Fastify, { LogController } from 'fastify';
import { CodedError } from '#domain/errors.ts';
import { accountRoutes } from './accounts/account-routes.ts';
import { filingsRoute } from './accounts/filings.ts';
import { subUserRoutes } from './accounts/routes.ts';
import type { Api } from './api.ts';
import { auditRoutes } from './audit/routes.ts';
import { authenticate } from './auth.ts';
import { authorityRoutes } from './authority/routes.ts';
import { callbackRoutes } from './callbacks/routes.ts';
import { answerError } from './error-handler.ts';
import { checkRoutes } from './checks/routes.ts';
import { limitRequests, type AccountLimit } from './hardening/request-limits.ts';
import { setSecurityHeaders } from './hardening/security-headers.ts';
import { fromAddress } from './from-address.ts';
import { healthRoutes } from './health/routes.ts';
import { createMetrics, measureRequests } from './health/metrics.ts';
import { credentialRoutes } from './identity/credential-routes.ts';
import { keyRoutes } from './identity/key-routes.ts';
import { sessionRoutes } from './identity/session-routes.ts';
import { openapi } from './openapi.ts';
import { actRoutes } from './orders/acts.ts';
import { consentRoute } from './orders/consent-route.ts';
import { orderRoutes } from './orders/routes.ts';
import { materialLinkRoutes } from './materials/link-routes.ts';
import { paperRoutes } from './materials/paper-routes.ts';
import { materialRoutes } from './materials/routes.ts';
import { pageRoutes } from './pages/plugin.ts';
import { archiveRoute } from './personal-data/archive-route.ts';
import { erasureRoute } from './personal-data/erasure-route.ts';
import { contactRoute } from './identity/contact-route.ts';
import { personalDataRoutes } from './personal-data/routes.ts';
import { proposalRoutes } from './proposals/routes.ts';
import { recommendationRoutes } from './recommendations/routes.ts';
import type { ApiDeps } from './ports.ts';
import { reasonRoutes } from './reasons/routes.ts';
import { publicFilingRoutes } from './registry/public-routes.ts';
import { filingRoutes } from './registry/routes.ts';
import { revealRoutes } from './reveals/routes.ts';
import { requireRights } from './rights.ts';
import { ruleRoutes } from './rules/routes.ts';
import { clockRoutes } from './sandbox/routes.ts';
import { refuseUnstorable } from './storable.ts';
import { taskRoutes } from './tasks/routes.ts';

const BODY_AT_MOST = 1_048_576;

/** A picture of 20 MB over a slow line takes a minute and a half; who is slower than this holds a connection for nothing. */
const REQUEST_AT_MOST_MS = 120_000;
const HEADERS_AT_MOST_MS = 20_000;

/** Builds the API without listening. Routes hold no business rule: they read, call orders/, and answer. */
export async function buildApp(deps: ApiDeps): Promise<Api> {
  const app = Fastify({
    logger: { level: deps.logLevel },
    // Access lines would hold order numbers and nothing else of use; metrics count requests.
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: BODY_AT_MOST,
    requestTimeout: REQUEST_AT_MOST_MS,
    http: { headersTimeout: HEADERS_AT_MOST_MS },
    trustProxy: deps.proxies === undefined ? false : [...deps.proxies],
    // A form is kept as typed: nothing is converted, and what is not known is refused, not dropped.
    ajv: { customOptions: { coerceTypes: false, removeAdditional: false, allErrors: false } },
    // The longest is the id of a bureau’s news: endpoint, file name and place.
    routerOptions: { maxParamLength: 300 },
    // Addresses that can't be read at all, before there is a route.
    frameworkErrors: answerError,
  }).withTypeProvider<TypeBoxTypeProvider>();

  // The body is JSON and nothing else: Fastify by itself would read plain text as well.
  app.removeContentTypeParser('text/plain');
  // Twice, since what a body's last piece wakes has left the first one's context.
  app.addHook('onRequest', fromAddress);
  app.addHook('preHandler', fromAddress);
  app.addHook('preValidation', refuseUnstorable);
  app.setErrorHandler(answerError);
  app.setNotFoundHandler((request, reply) => {
    const detail = `There is nothing at ${request.method} ${request.url.split('?')[0] ?? ''}.`;
    const remedy = 'All addresses are described at /docs.';
    answerError(new CodedError('route.not_found', detail, { remedy }), request, reply);
  });

  const metrics = createMetrics(deps.db);
  measureRequests(app, metrics);
  await setSecurityHeaders(app);
  const limitAccount = await limitRequests(app, deps.requestLimits);
  await app.register(swagger, openapi);
  await app.register(swaggerUi, { routePrefix: '/docs', staticCSP: true });
  app.get('/openapi.json', { schema: { hide: true } }, () => app.swagger());

  healthRoutes(app, deps, metrics);
  materialLinkRoutes(app, deps);
  await app.register(async (callbacks) => {
    await callbacks.register(formbody);
    callbackRoutes(callbacks, deps);
  });
  if (deps.sandbox) clockRoutes(app, deps);
  await app.register(
    (api, _options, done) => {
      publicFilingRoutes(api, deps);
      done();
    },
    { prefix: '/api/v1/public' },
  );
  // A route that throws while it is added then fails the building, and not the process.
  await app.register(async (api) => Promise.resolve(apiRoutes(api, deps, limitAccount)), {
    prefix: '/api/v1',
  });
  await pageRoutes(app, deps, limitAccount);
  return app;
}

/** Everything that one signs in for: each address asks for its right before anything is read. */
function apiRoutes(api: Api, deps: ApiDeps, limitAccount: AccountLimit): void {
  api.addHook('onRequest', (request) => authenticate(deps, request));
  api.addHook('onRequest', (request, reply) => limitAccount(request, reply, request.actor.id));
  requireRights(api);
  orderRoutes(api, deps);
  actRoutes(api, deps);
  consentRoute(api, deps);
  materialRoutes(api, deps);
  paperRoutes(api, deps);
  proposalRoutes(api, deps);
  recommendationRoutes(api, deps);
  taskRoutes(api, deps);
  reasonRoutes(api);
  checkRoutes(api, deps);
  ruleRoutes(api, deps);
  authorityRoutes(api, deps);
  auditRoutes(api, deps);
  filingRoutes(api, deps);
  revealRoutes(api, deps);
  subUserRoutes(api, deps);
  accountRoutes(api, deps);
  personalDataRoutes(api, deps);
  archiveRoute(api, deps);
  erasureRoute(api, deps);
  contactRoute(api, deps);
  filingsRoute(api, deps);
  sessionRoutes(api, deps);
  credentialRoutes(api, deps);
  keyRoutes(api, deps);
}
