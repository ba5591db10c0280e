import { freePort, LOOPBACK } from '../embedded/ports.ts';
import type { Settings } from '../settings.ts';
import { apiPort, portFor } from './ports.ts';

/** The port of every part; chosen before any is started, so that each can be told of all others. */
export interface Places {
  readonly api: number;
  readonly postgres: number;
  readonly temporal: number;
  readonly temporalUi: number;
  readonly phone: number;
  readonly mailbox: number;
  readonly smtp: number;
  readonly authority: number;
  readonly identityProvider: number;
}

/**
 * Chooses the ports.
 * @throws CodedError `embedded.port_in_use` when the one that was asked for the API is taken.
 */
export async function choosePlaces({ port }: Settings): Promise<Places> {
  // Asked first: who wants a port that is taken hears of it before anything is started.
  const api = await apiPort(port);
  // PORT=0 asks for a place of one's own: nothing stands where another system may look for it.
  const anywhere = port === 0;
  return {
    api,
    postgres: await freePort(),
    temporal: await freePort(),
    temporalUi: await portFor('temporalUi', anywhere),
    phone: await portFor('phone', anywhere),
    mailbox: await portFor('mailbox', anywhere),
    smtp: await freePort(),
    authority: await portFor('authority', anywhere),
    identityProvider: await portFor('identityProvider', anywhere),
  };
}

/** The host under which this machine reaches what listens on HOST, which the simulators do too. */
export function reachable({ host = LOOPBACK }: Settings): string {
  return host === '0.0.0.0' ? LOOPBACK : host;
}
