import helmet from '@fastify/helmet';
import type { Api } from '../api.ts';

/**
 * What a browser may do with an answer of ours: nothing at all, for it is data. The pages and the API's
 * description say for themselves what they need. Nothing that may hold a person's data is kept by anybody.
 */
export async function setSecurityHeaders(app: Api): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'none'"],
        'base-uri': ["'none'"],
        'form-action': ["'none'"],
        'frame-ancestors': ["'none'"],
      },
    },
    frameguard: { action: 'deny' },
    referrerPolicy: { policy: 'no-referrer' },
    // A year, as browsers ask of it; over plain HTTP they take no notice.
    strictTransportSecurity: { maxAge: 31_536_000, includeSubDomains: false },
  });
  app.addHook('onRequest', async (_request, reply) => {
    void reply.header('cache-control', 'no-store');
  });
}
