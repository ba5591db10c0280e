// The worker of server/worker.ts, with the driver's mocks in place of carriers and authority.
import { NativeConnection } from '@temporalio/worker';
import { createActivities } from '#activities/index.ts';
import { requireSameKeys } from '#prisma/vault-check.ts';
import { announce } from '#server/announce.ts';
import { ACTIVITIES_AT_ONCE, createWorker, quietTemporal } from '#server/create-worker.ts';
import { endWithParent } from '#server/embedded/parent.ts';
import { failStart } from '#server/fail-start.ts';
import { keepRelaying, wireRelay } from '#server/relaying.ts';
import { needed, readSettings } from '#server/settings.ts';
import {
  ensureAuthorityLink,
  ensureSearchAttributes,
  requireTemporal,
  temporalClient,
} from '#server/temporal.ts';
import { workflowBundle } from '#server/workflow-bundle.ts';
import { wireRecord } from '#server/wiring.ts';
import { listenForAnswers } from './answers.ts';
import { mockedWorld } from './mocks.ts';

async function main(): Promise<void> {
  quietTemporal();
  const {
    PEER_MOCK_URL: mock = '',
    PEER_SINK_URL: sink = '',
    PEER_ANSWERS_PORT: port,
  } = process.env;
  const settings = readSettings(process.env);
  const record = wireRecord(settings, ACTIVITIES_AT_ONCE * 2 + 10);
  const client = temporalClient(settings);
  await requireSameKeys(record.db, record.vault);
  const address = needed(settings, 'temporalAddress');
  await requireTemporal(client, address);
  await ensureSearchAttributes(client);
  const warn = (line: string) => {
    process.stderr.write(`worker: ${line}\n`);
  };
  const relaying = keepRelaying(wireRelay(record, client, false), warn);
  const deps = { ...record, committed: relaying.committed };
  const connection = await NativeConnection.connect({ address });
  const worker = await createWorker({
    connection,
    namespace: 'default',
    bundle: await workflowBundle(settings.cache),
    activities: createActivities({
      ...deps,
      ...mockedWorld(record, { mock, sink }),
      mailDomain: 'localhost',
      authorityPollMs: 60_000,
    }),
  });
  const running = worker.run();
  await ensureAuthorityLink(client);
  const server = await listenForAnswers(deps, Number(port));
  endWithParent(async () => {
    server.closeAllConnections();
    server.close();
    if (worker.getState() === 'RUNNING') worker.shutdown();
    await running;
    await relaying.stop();
    await record.db.$disconnect();
    await connection.close();
    await client.connection.close();
  });
  announce('worker');
  await running;
}

main().catch(failStart);
