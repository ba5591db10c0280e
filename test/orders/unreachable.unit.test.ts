import { describe, expect, it } from 'vitest';
import { isUnreachable } from '#orders/unreachable.ts';

/** An error as Prisma throws it for what the server said, where it has no code of its own for that. */
const fromServer = (originalCode: string) =>
  Object.assign(new Error('Database error'), {
    code: 'P2039',
    meta: {
      driverAdapterError: Object.assign(new Error('DriverAdapterError'), {
        cause: { originalCode },
      }),
    },
  });

describe('a record that can’t be reached', () => {
  it.each([
    ['is starting up', '57P03'],
    ['is shutting down', '57P01'],
    ['has no connection left', '53300'],
  ])('given a server that %s, then it is known as such', (_what, code) => {
    expect(isUnreachable(fromServer(code))).toBe(true);
  });

  it('given a connection that broke under a hand-written statement, then it is known as such', () => {
    const closed = Object.assign(new Error('DriverAdapterError'), {
      cause: { kind: 'ConnectionClosed' },
    });
    expect(isUnreachable(closed)).toBe(true);
    const raw = { code: 'P2010', meta: { driverAdapterError: closed } };
    expect(isUnreachable(Object.assign(new Error('Raw query failed'), raw))).toBe(true);
  });

  it('given a server that answers with an error of ours, then it is not', () => {
    expect(isUnreachable(fromServer('42601'))).toBe(false);
    expect(isUnreachable(new Error('anything'))).toBe(false);
  });
});
