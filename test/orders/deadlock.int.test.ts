import { afterAll, beforeAll, expect, it } from 'vitest';
import { isPassing } from '#orders/results.ts';
import { createTestRecord, type TestRecord } from '../support/record.ts';

let record: TestRecord;
beforeAll(async () => {
  record = await createTestRecord();
});
afterAll(() => record.close());

it('given two grants wait for each other, then the one that the database ends is tried again later', async () => {
  let both = 0;
  let go: () => void = () => undefined;
  const bothHold = new Promise<void>((resolve) => {
    go = resolve;
  });
  const lock = (first: number, second: number) =>
    record.db.$transaction(
      async (tx) => {
        await tx.$executeRaw`SELECT pg_advisory_xact_lock(${first}::bigint)`;
        both += 1;
        if (both === 2) go();
        await bothHold;
        await tx.$executeRaw`SELECT pg_advisory_xact_lock(${second}::bigint)`;
      },
      { timeout: 20_000 },
    );
  const ended = await Promise.allSettled([lock(1, 2), lock(2, 1)]);
  const refused = ended.flatMap((one) =>
    one.status === 'rejected' ? [one.reason as unknown] : [],
  );
  expect(refused).toHaveLength(1);
  expect(isPassing(refused[0])).toBe(true);
});
