import { NativeConnection } from '@temporalio/worker';
import { httpAuthority } from '#activities/authority/http-authority.ts';
import { smtpCarrier } from '#activities/carriers/mail-carrier.ts';
import { twilioCarrier } from '#activities/carriers/sms-carrier.ts';
import type { ActivityDeps } from '#activities/deps.ts';
import { createActivities } from '#activities/index.ts';
import { requireSameKeys } from '#prisma/vault-check.ts';
import { announce } from './announce.ts';
import { SMS_CALLBACK_PATH } from './callbacks/path.ts';
import { ACTIVITIES_AT_ONCE, createWorker, quietTemporal } from './create-worker.ts';
import { endWithParent } from './embedded/parent.ts';
import { failStart } from './fail-start.ts';
import { keepRelaying, wireRelay } from './relaying.ts';
import { needed, readSettings, type Settings } from './settings.ts';
import {
  ensureAuthorityLink,
  ensureSearchAttributes,
  requireTemporal,
  temporalClient,
} from './temporal.ts';
import { isSandbox, wireRecord, type Record } from './wiring.ts';
import { workflowBundle } from './workflow-bundle.ts';

// Each running activity holds a lock's connection and works with another.
const POOL = ACTIVITIES_AT_ONCE * 2 + 10;

async function main(): Promise<void> {
  quietTemporal();
  const settings = readSettings(process.env);
  const sandbox = isSandbox(settings);
  const record = wireRecord(settings, POOL);
  const client = temporalClient(settings);
  await requireSameKeys(record.db, record.vault);
  const warn = (line: string) => {
    process.stderr.write(`worker: ${line}\n`);
  };
  await requireTemporal(client, needed(settings, 'temporalAddress'));
  await ensureSearchAttributes(client);
  const relaying = keepRelaying(wireRelay(record, client, sandbox), warn);
  const connection = await NativeConnection.connect({
    address: needed(settings, 'temporalAddress'),
  });
  const worker = await createWorker({
    connection,
    namespace: settings.temporalNamespace ?? 'default',
    bundle: await workflowBundle(settings.cache),
    activities: createActivities(wireWorld(settings, record, relaying.committed, sandbox)),
  });
  const running = worker.run();
  await ensureAuthorityLink(client);
  endWithParent(async () => {
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

/** What the activities touch the world with. */
function wireWorld(
  settings: Settings,
  record: Record,
  committed: (orderNo: string) => void,
  sandbox: boolean,
): ActivityDeps {
  const { twilioBaseUrl, publicUrl, mailFrom = 'beian@localhost' } = settings;
  return {
    ...record,
    committed,
    sms: twilioCarrier({
      accountSid: needed(settings, 'twilioAccountSid'),
      authToken: needed(settings, 'twilioAuthToken'),
      from: needed(settings, 'twilioFrom'),
      ...(twilioBaseUrl !== undefined && { baseUrl: twilioBaseUrl }),
      ...(publicUrl !== undefined && {
        statusCallback: new URL(SMS_CALLBACK_PATH, publicUrl).href,
      }),
    }),
    mail: smtpCarrier({ url: needed(settings, 'smtpUrl'), from: mailFrom }),
    authority: httpAuthority({
      url: needed(settings, 'authorityUrl'),
      user: needed(settings, 'authorityUser'),
      password: needed(settings, 'authorityPassword'),
    }),
    mailDomain: mailFrom.split('@').at(-1)?.replace('>', '') ?? 'localhost',
    authorityPollMs: pollMs(settings, sandbox),
  };
}

/** The sandbox's authority stands on this machine, and whoever moves its clock waits for it. */
function pollMs({ authorityPollSeconds }: Settings, sandbox: boolean): number {
  if (authorityPollSeconds !== undefined) return authorityPollSeconds * 1000;
  return sandbox ? 250 : 60_000;
}

main().catch(failStart);
