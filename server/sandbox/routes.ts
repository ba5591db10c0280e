import Type from 'typebox';
import { sandboxOffsetMs } from '#orders/clock.ts';
import type { Api } from '../api.ts';
import type { ApiDeps } from '../ports.ts';

/** The sandbox clock for the simulators, which know nothing of our code: what time it is, and where it is to stop. */
export function clockRoutes(app: Api, { db, clock }: ApiDeps): void {
  app.get('/sandbox/clock/now', { schema: { hide: true } }, async () => ({
    now: (await clock.now()).toISOString(),
    offsetMs: await sandboxOffsetMs(db),
  }));

  app.put(
    '/sandbox/clock/alarms/:name',
    {
      schema: {
        hide: true,
        params: Type.Object({ name: Type.String({ pattern: '^[a-z-]{1,40}$' }) }),
        body: Type.Object({ at: Type.Union([Type.String({ format: 'date-time' }), Type.Null()]) }),
      },
    },
    async (request, reply) => {
      const { name } = request.params;
      const { at } = request.body;
      if (at === null) await db.sandboxAlarm.deleteMany({ where: { name } });
      else {
        const row = { name, at: new Date(at) };
        await db.sandboxAlarm.upsert({ where: { name }, create: row, update: row });
      }
      return reply.code(204).send();
    },
  );
}
