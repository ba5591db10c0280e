import Type from 'typebox';
import type { Api } from '../api.ts';
import type { ApiDeps } from '../ports.ts';
import type { Metrics } from './metrics.ts';

const Health = Type.Object({
  record: Type.Boolean({ description: 'PostgreSQL answers' }),
  followers: Type.Boolean({
    description: 'Temporal answers. Without it people go on deciding; terms and notices catch up',
  }),
});

/** Whether this process lives, whether it can serve, and its figures. */
export function healthRoutes(app: Api, deps: ApiDeps, { registry }: Metrics): void {
  app.get(
    '/health/live',
    {
      schema: {
        tags: ['health'],
        summary: 'Whether this process lives',
        response: { 200: Type.Object({ live: Type.Boolean() }) },
      },
    },
    () => ({ live: true }),
  );

  app.get(
    '/health/ready',
    {
      schema: {
        tags: ['health'],
        summary: 'Whether it can serve: 503 while the record can’t be reached',
        response: { 200: Health, 503: Health },
      },
    },
    async (_request, reply) => {
      const record = await deps.db.$queryRaw`SELECT 1`.then(
        () => true,
        () => false,
      );
      const followers = await deps.followersReachable();
      return reply.code(record ? 200 : 503).send({ record, followers });
    },
  );

  app.get('/metrics', { schema: { hide: true } }, async (_request, reply) =>
    reply.type(registry.contentType).send(await registry.metrics()),
  );
}
