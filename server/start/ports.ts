import getPort from 'get-port';
import { freePort, LOOPBACK, requireFreePort } from '../embedded/ports.ts';

/** Where the parts listen when nobody else does: the same places at each start are easier to remember. */
const USUAL = {
  ...{ api: 3000, temporalUi: 8233 },
  ...{ phone: 8026, mailbox: 8025, authority: 8027, identityProvider: 8028 },
} as const;

export type Place = keyof typeof USUAL;

/**
 * The port for a part: the usual one, or any free one when that is taken.
 * @param anywhere not even the usual one is tried: several systems on one machine stay apart
 */
export async function portFor(place: Place, anywhere: boolean): Promise<number> {
  if (anywhere) return freePort();
  const port = await getPort({ host: LOOPBACK, port: USUAL[place] });
  return port === USUAL[place] ? port : freePort();
}

/**
 * The port of the API: the one that was asked for (0: any), else as for every part.
 * @throws CodedError `embedded.port_in_use` when the one that was asked for is taken.
 */
export async function apiPort(asked: number | undefined): Promise<number> {
  if (asked === undefined || asked === 0) return portFor('api', asked === 0);
  await requireFreePort(asked, 'The API');
  return asked;
}
