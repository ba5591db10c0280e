import { createServer } from 'node:http';
import formbody from '@fastify/formbody';
import fastify from 'fastify';
import { announceReady, endWith } from '../shared/process.ts';
import { keysIn } from './keys.ts';
import { loginRoutes } from './pages.ts';
import { makeProvider } from './provider.ts';
import { providerSettings } from './settings.ts';

const settings = providerSettings();
const issuer = `http://${settings.host}:${String(settings.port)}`;
const provider = makeProvider(issuer, settings, keysIn(settings.store));
const answer = provider.callback();

// The page is ours, everything else the library's, which reads its bodies itself.
const app = fastify({
  forceCloseConnections: true,
  serverFactory: (handler) =>
    createServer((request, response) => {
      if (request.url?.startsWith('/interaction/') === true) handler(request, response);
      else void answer(request, response);
    }),
});
await app.register(formbody);
loginRoutes(app, provider, settings);
app.setErrorHandler(async (_error, _request, reply) =>
  reply.code(400).type('text/plain; charset=utf-8').send('This sign-in has ended: begin again.'),
);

endWith(() => app.close());
await app.listen({ host: settings.host, port: settings.port });
announceReady({ ready: 'identity-provider', url: issuer });
