// The worker of server/worker.ts, with the driver's mocks in place of carriers and authority.
import { failStart } from '#server/fail-start.ts';
import { runWorker } from '#server/run-worker.ts';
import { readSettings } from '#server/settings.ts';
import { listenForAnswers } from './answers.ts';
import { mockedWorld } from './mocks.ts';

async function main(): Promise<void> {
  const {
    PEER_MOCK_URL: mock = '',
    PEER_SINK_URL: sink = '',
    PEER_ANSWERS_PORT: port,
  } = process.env;
  await runWorker(
    readSettings(process.env),
    (record) => ({
      ...mockedWorld(record, { mock, sink }),
      mailDomain: 'localhost',
    }),
    async (recorded) => {
      const server = await listenForAnswers(recorded, Number(port));
      return () => {
        server.closeAllConnections();
        server.close();
      };
    },
  );
}

main().catch(failStart);
