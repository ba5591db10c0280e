import getPort from 'get-port';
import { requireFreePort } from '../embedded/ports.ts';

/** Where the parts listen when nobody else does: the same places at each start are easier to remember. */
const USUAL = { api: 3000, temporalUi: 8233, phone: 8026, mailbox: 8025, authority: 8027 } as const;

export type Place = keyof typeof USUAL;

/**
 * The port for a part: the one that was asked for, or the usual one, or any free one when that is taken.
 * @throws CodedError `embedded.port_in_use` when the one that was asked for is taken.
 */
export async function portFor(place: Place, asked?: number): Promise<number> {
  if (asked === undefined) return getPort({ host: '127.0.0.1', port: USUAL[place] });
  if (asked !== 0) await requireFreePort(asked, 'The API');
  return asked === 0 ? getPort({ host: '127.0.0.1' }) : asked;
}
