import { join } from 'node:path';
import { startPostgres } from '../embedded/postgres.ts';
import type { Tokens } from './accounts.ts';
import { embeddedParts, urlsOf } from './environment.ts';
import { kept, keptChild, type Env, type Ground } from './ground.ts';
import type { Kept, Running } from './keep-running.ts';
import type { Part } from './parts.ts';
import { prepareRecord } from './record.ts';
import { SANDBOX_ISP_ID, SANDBOX_USER } from './sandbox-endpoints.ts';
import { environmentOfProvider } from './staff-at-provider.ts';
import { embeddedTemporal, realTemporal } from './temporal.ts';

type Simulator = 'phone' | 'mailbox' | 'authority' | 'identityProvider';
type Name = 'postgres' | 'record' | 'temporal' | Simulator | 'api' | 'worker';

/**
 * All parts of a system: what each needs before it starts, and how it is started. What they give is in
 * `environment.ts`. The embedded ones stand here as far as no setting names a real one.
 * @param tell hears the tokens of the first accounts
 */
export function partsOf(ground: Ground, tell: (tokens: Tokens) => void): readonly Part<Name>[] {
  const { settings, env } = ground;
  const here = embeddedParts(settings);
  const { temporalAddress: address } = settings;
  const rows: readonly (Part<Name> & { readonly unless?: boolean })[] = [
    { name: 'postgres', unless: !here.postgres, needs: [], start: () => postgres(ground) },
    {
      name: 'temporal',
      needs: [],
      start: () =>
        address === undefined ? embeddedTemporal(ground) : realTemporal(ground, address),
    },
    {
      name: 'record',
      needs: ['postgres'],
      start: async () => {
        tell(await prepareRecord(ground));
        return undefined;
      },
    },
    { name: 'api', needs: ['record'], start: () => keptChild(ground, 'api', 'server/main.ts') },
    // Simulators ask the API for the time, and wait for its first answer by themselves.
    {
      name: 'phone',
      unless: !here.phone,
      needs: [],
      start: () => simulator(ground, 'phone', {}),
    },
    {
      name: 'mailbox',
      unless: !here.mailbox,
      needs: [],
      start: () => simulator(ground, 'mailbox', { SMTP_PORT: String(ground.places.smtp) }),
    },
    {
      name: 'authority',
      unless: !here.authority,
      needs: [],
      start: () =>
        simulator(ground, 'authority', {
          PHONE_URL: env.TWILIO_BASE_URL ?? '',
          AUTHORITY_ISP_ID: String(SANDBOX_ISP_ID),
          AUTHORITY_USER: SANDBOX_USER,
          AUTHORITY_PASSWORD: ground.secrets.authorityPassword,
        }),
    },
    {
      name: 'identityProvider',
      unless: !here.identityProvider,
      needs: [],
      start: () =>
        simulator(
          ground,
          'identityProvider',
          environmentOfProvider(env.PUBLIC_URL ?? '', ground.secrets),
        ),
    },
    {
      // Last: an effect that meets a closed door is tried again only seconds later.
      name: 'worker',
      needs: ['record', 'temporal', 'phone', 'mailbox', 'authority'],
      start: () => keptChild(ground, 'worker', 'server/worker.ts'),
    },
  ];
  return rows.filter(({ unless = false }) => !unless);
}

async function postgres(ground: Ground): Promise<Kept<Running>> {
  const { home, durable, places, env, log } = ground;
  const [dataDir, port] = [join(home, 'postgres'), places.postgres];
  const server = await kept(ground, 'postgres', () =>
    startPostgres({ dataDir, port, durable, log }),
  );
  env.DATABASE_URL = server.current().url;
  return server;
}

/** Where each simulator stands under simulators/. */
const FOLDERS = {
  ...{ phone: 'phone', mailbox: 'mailbox', authority: 'authority' },
  identityProvider: 'identity-provider',
} as const satisfies Readonly<Record<Simulator, string>>;

function simulator(ground: Ground, name: Simulator, own: Env): Promise<Kept<Running>> {
  const { home, places, settings, env } = ground;
  const { api = '' } = urlsOf(settings, places);
  return keptChild(ground, name, `simulators/${FOLDERS[name]}/main.ts`, {
    STORE: join(home, name),
    PORT: String(places[name]),
    ...(env.BEIAN_SANDBOX === 'on' && { CLOCK_URL: `${api}/sandbox/clock` }),
    ...own,
  });
}
