import type { TestAnswer, TestRequest } from '../../../support/api.ts';
import type { ApiOfFile } from './use-api.ts';

/** What colleagues say why they do. */
export const WHY = '客户来电说明，见工单。';

/** Sends something that is decided on what was read: the order's present ETag goes with it. */
export async function asRead(
  file: ApiOfFile,
  handle: string,
  orderNo: string,
  path: string,
  request: TestRequest = {},
): Promise<TestAnswer> {
  const ask = file.as(handle);
  const { etag } = await ask('GET', `/orders/${orderNo}`);
  return ask('POST', path, { etag, ...request });
}

/** The order with what hangs on it. */
export const orderOf = ({ record }: ApiOfFile, orderNo: string) =>
  record.db.order.findUniqueOrThrow({
    where: { orderNo },
    include: {
      dues: { orderBy: { term: 'asc' } },
      tasks: { orderBy: { openedAt: 'asc' } },
      effects: { orderBy: { id: 'asc' } },
      timeline: { orderBy: { revision: 'asc' } },
      reports: true,
    },
  });

/** The open terms and their instants. */
export async function instantsOf(
  file: ApiOfFile,
  orderNo: string,
): Promise<Record<string, string>> {
  const { dues } = await orderOf(file, orderNo);
  return Object.fromEntries(dues.map(({ term, at }) => [term, at.toISOString()]));
}

/** The signal that an order left last: what its follower will hear. */
export async function lastSignal({ record }: ApiOfFile, orderNo: string) {
  const row = await record.db.signal.findFirstOrThrow({
    where: { orderNo },
    orderBy: { id: 'desc' },
  });
  return { name: row.name, ...(row.payload as { dues: { term: string; at: string }[] }) };
}
