import { Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import type { PrismaClient } from '#prisma/client.ts';
import type { Api } from '../api.ts';

export interface Metrics {
  readonly registry: Registry;
  readonly duration: Histogram<'method' | 'route' | 'status'>;
}

/** The figures of this process and of the record. Labels are codes: nothing personal, no order numbers. */
export function createMetrics(db: PrismaClient): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const gauge = (
    name: string,
    help: string,
    collect: (set: Gauge<string>) => Promise<void>,
    labels: string[] = [],
  ) =>
    new Gauge({
      name,
      help,
      labelNames: labels,
      registers: [registry],
      async collect() {
        // While the record can't be reached, a scrape still tells of this process; these figures are not known.
        await collect(this).catch(() => {
          this.reset();
          if (labels.length === 0) this.set(NaN);
        });
      },
    });
  gauge(
    'beian_orders_open',
    'Open orders by stage',
    async (set) => {
      set.reset();
      const stages = await db.order.groupBy({
        by: ['stage'],
        where: { outcome: null },
        _count: true,
      });
      for (const { stage, _count } of stages) set.set({ stage }, _count);
    },
    ['stage'],
  );
  gauge('beian_effects_pending', 'Effects that are not carried out yet', async (set) => {
    set.set(await db.effect.count({ where: { state: 'pending' } }));
  });
  gauge('beian_notices_possibly_doubled', 'Notices that may have come twice', async (set) => {
    set.set(await db.notice.count({ where: { possiblyDoubled: true } }));
  });
  gauge('beian_signals_waiting', 'Revisions that followers have not heard of yet', async (set) => {
    set.set(await db.signal.count());
  });
  gauge(
    'beian_relay_lag_seconds',
    'Age of the oldest revision that its follower has not heard of yet',
    async (set) => {
      const [row] = await db.$queryRaw<{ lag: number }[]>`
        SELECT coalesce(extract(epoch FROM now() - min(left_at)), 0)::float8 AS lag FROM signals`;
      set.set(row?.lag ?? 0);
    },
  );
  gauge(
    'beian_tasks_open',
    'Open tasks by kind',
    async (set) => {
      set.reset();
      const kinds = await db.task.groupBy({ by: ['kind'], where: { open: true }, _count: true });
      for (const { kind, _count } of kinds) set.set({ kind }, _count);
    },
    ['kind'],
  );
  return {
    registry,
    duration: new Histogram({
      name: 'beian_http_seconds',
      help: 'Time to answer',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.3, 1, 3],
      registers: [registry],
    }),
  };
}

/** Measures every request by its route's pattern. */
export function measureRequests(app: Api, { duration }: Metrics): void {
  app.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'none';
    duration.observe(
      { method: request.method, route, status: String(reply.statusCode) },
      reply.elapsedTime / 1000,
    );
    done();
  });
}
