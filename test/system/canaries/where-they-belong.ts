import { join } from 'node:path';
import type { TestSystem } from '../../support/system.ts';
import type { CanaryAccount } from './accounts.ts';
import { filesUnder, type Place } from './places.ts';

/** Those who are to know: the owners, what came on phones and by mail, and the bureaus. */
export async function whereTheyBelong(
  { urls, home }: TestSystem,
  owners: readonly CanaryAccount[],
): Promise<Place[]> {
  const read = async (name: string, address: URL, headers: Record<string, string> = {}) => {
    const answer = await fetch(address, { headers });
    if (!answer.ok) throw new Error(`${name}: ${String(answer.status)}`);
    return { name, bytes: Buffer.from(await answer.arrayBuffer()) };
  };
  const copies = owners.map(({ token }) =>
    read('a copy for its owner', new URL('/api/v1/account/data', urls.api), {
      authorization: `Bearer ${token}`,
    }),
  );
  return [
    ...(await Promise.all(copies)),
    await read('the phones', new URL('/control/messages', urls.phone)),
    await read('the mailbox', new URL('/control/messages', urls.mailbox)),
    await read('the registers of the bureaus', new URL('/control/register', urls.authority)),
    ...filesUnder(join(home, 'authority')).map(({ bytes }) => ({ name: 'the bureaus', bytes })),
  ];
}
