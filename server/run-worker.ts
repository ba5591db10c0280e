import { NativeConnection } from '@temporalio/worker';
import type { ActivityDeps } from '#activities/deps.ts';
import { createActivities } from '#activities/index.ts';
import { anchorHead } from '#orders/audit-chain/anchors.ts';
import { registerLinks } from '#orders/links.ts';
import { requireSameKeys } from '#prisma/vault-check.ts';
import { keepAnchoring } from './anchoring.ts';
import { announce } from './announce.ts';
import { uncoveredWarning } from './authority/uncovered.ts';
import { ACTIVITIES_AT_ONCE, createWorker, quietTemporal } from './create-worker.ts';
import { endWithParent } from './embedded/parent.ts';
import { keepRelaying, wireRelay } from './relaying.ts';
import { needed, type Settings } from './settings.ts';
import {
  ensureAuthorityLinks,
  ensureSearchAttributes,
  requireTemporal,
  temporalClient,
} from './temporal.ts';
import { isSandbox, wireRecord, type Record } from './wiring.ts';
import { workflowBundle } from './workflow-bundle.ts';

/** Each running activity holds a lock's connection and works with another; each link does while it works. */
const poolFor = (endpoints: number): number => (ACTIVITIES_AT_ONCE + endpoints) * 2 + 10;

/** The record, and how a step that was committed is made known. */
export type Recorded = Record & Pick<ActivityDeps, 'committed'>;

/**
 * Runs a worker of this process until it is told to end: relay, workflows and activities.
 * @param worldOf what the activities touch the world with
 * @param beside what runs beside it; it gives back how to stop that
 * @throws CodedError when database, keys or Temporal are not as they must be
 */
export async function runWorker(
  settings: Settings,
  worldOf: (recorded: Recorded) => Omit<ActivityDeps, keyof Recorded>,
  beside: (recorded: Recorded) => Promise<() => void> = () => Promise.resolve(() => undefined),
): Promise<void> {
  quietTemporal();
  const endpoints = needed(settings, 'authorityEndpoints');
  const record = wireRecord(settings, poolFor(endpoints.length));
  const client = temporalClient(settings);
  await requireSameKeys(record.db, record.vault);
  const address = needed(settings, 'temporalAddress');
  await requireTemporal(client, address);
  await ensureSearchAttributes(client);
  const warn = (line: string) => {
    process.stderr.write(`worker: ${line}\n`);
  };
  const relaying = keepRelaying(wireRelay(record, client, isSandbox(settings)), warn);
  const recorded = { ...record, committed: relaying.committed };
  const connection = await NativeConnection.connect({ address });
  const worker = await createWorker({
    connection,
    namespace: settings.temporalNamespace ?? 'default',
    bundle: await workflowBundle(settings.cache),
    activities: createActivities({ ...recorded, ...worldOf(recorded) }),
    // A link's activity sleeps most of its time, and takes no place from an order's.
    activitiesAtOnce: ACTIVITIES_AT_ONCE + endpoints.length,
  });
  const running = worker.run();
  await registerLinks(record.db, endpoints);
  const uncovered = uncoveredWarning(endpoints);
  if (uncovered !== undefined) warn(uncovered);
  await ensureAuthorityLinks(
    client,
    endpoints.map(({ name }) => name),
  );
  const stopBeside = await beside(recorded);
  const { db, vault, clock } = record;
  const anchoring = keepAnchoring(async () => anchorHead(db, vault, await clock.now()), warn);
  endWithParent(async () => {
    stopBeside();
    if (worker.getState() === 'RUNNING') worker.shutdown();
    await running;
    await relaying.stop();
    await anchoring.stop();
    await record.db.$disconnect();
    await connection.close();
    await client.connection.close();
  });
  announce('worker');
  await running;
}
