import formbody from '@fastify/formbody';
import fastify from 'fastify';

export interface Callback {
  readonly signature: string;
  readonly form: Record<string, string>;
}

/** A place that status callbacks go to. It answers 500 as long as `failures` lasts. */
export async function startCallbackServer(failures = 0): Promise<{
  url: string;
  callbacks: Callback[];
  refused: () => number;
  close: () => Promise<void>;
}> {
  const callbacks: Callback[] = [];
  let refused = 0;
  const app = fastify({ forceCloseConnections: true });
  await app.register(formbody);
  app.post('/status', (request, reply) => {
    if (refused < failures) {
      refused += 1;
      return reply.code(500).send();
    }
    const signature = String(request.headers['x-twilio-signature']);
    callbacks.push({ signature, form: request.body as Record<string, string> });
    return reply.code(204).send();
  });
  const base = await app.listen({ port: 0, host: '127.0.0.1' });
  const url = `${base}/status?order=1&x=%E4%B8%AD`;
  return { url, callbacks, refused: () => refused, close: () => app.close() };
}
