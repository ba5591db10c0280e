import type { FastifyInstance } from 'fastify';
import type { Fault, Faults } from './faults.ts';
import { Fields } from './fields.ts';

/**
 * Adds `POST`, `GET` and `DELETE /control/faults`; modes outside `modes` and 'none' get 400. Those
 * of `once` strike a single time where the test does not say how often. With `queued` a fault waits
 * behind those of the same address, else it replaces them.
 */
export function faultRoutes<Mode extends string>(
  app: FastifyInstance,
  faults: Faults<Mode>,
  modes: readonly Mode[],
  once: readonly Mode[] = [],
): void {
  app.post('/control/faults', async (request) => {
    const fields = new Fields(request.body);
    const mode = fields.oneOf('mode', [...modes, 'none']);
    const to = fields.optionalText('to');
    if (mode === 'none') faults.set({ mode: 'none', ...(to === undefined ? {} : { to }) });
    else {
      const fault = readFault(fields, mode, to, once.includes(mode) ? 1 : undefined);
      if (fields.flag('queued')) faults.add(fault);
      else faults.set(fault);
    }
    return { faults: faults.list() };
  });
  app.get('/control/faults', async () => ({ faults: faults.list(), struck: faults.struck() }));
  app.delete('/control/faults', async (_request, reply) => {
    faults.clear();
    return reply.code(204).send();
  });
}

function readFault<Mode extends string>(
  fields: Fields,
  mode: Mode,
  to: string | undefined,
  usually: number | undefined,
): Fault<Mode> {
  const ms = fields.optionalNumber('ms');
  const code = fields.optionalNumber('code');
  const times = fields.optionalNumber('times') ?? usually;
  const status = fields.optionalText('status');
  const method = fields.optionalText('method');
  return {
    mode,
    ...(to === undefined ? {} : { to }),
    ...(ms === undefined ? {} : { ms }),
    ...(code === undefined ? {} : { code }),
    ...(times === undefined ? {} : { times }),
    ...(status === undefined ? {} : { status }),
    ...(method === undefined ? {} : { method }),
  };
}
