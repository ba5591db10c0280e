import { describe, expect, it } from 'vitest';
import { sweepOne } from '#activities/authority/link/sweep.ts';
import { askStatus } from '#orders/ask-status.ts';
import type { FiledAnswer } from '#orders/authority-says.ts';
import type { OrdersDeps } from '#orders/deps.ts';
import { reportedOrders, type Reported } from './support/reported-orders.ts';

const { world, givenReported, stageOf } = reportedOrders();

type Services = NonNullable<FiledAnswer['services']>;

/** A bureau that has this filed under each domain; of others nothing. */
function bureauThatHas(under: Readonly<Record<string, Services>>) {
  const asked: string[] = [];
  const filedAs: OrdersDeps['filedAs'] = (_, __, condition) => {
    asked.push(condition);
    const services = under[condition] ?? [];
    return Promise.resolve({ filed: services.length > 0, subjectNumbers: [], services });
  };
  return { ...world.record, filedAs, asked };
}

let made = 0;
/** Two domains that no other test has. */
const twoDomains = (): [string, string] => {
  made += 1;
  return [`a${String(made)}.status.example.cn`, `b${String(made)}.status.example.cn`];
};

const shown = ({ filed }: Reported, name = filed.service.name): Services => [
  { subjectNumber: filed.subject.icpNumber, serviceNumber: filed.icpNumber, name },
];

describe('asking about a service that is deregistered', () => {
  async function given() {
    const [first, second] = twoDomains();
    const order = await givenReported('deregisterService', [first, second]);
    return { order, first, second, orderNo: order.orderNo };
  }

  it('given both its domains were shown filed and later neither is, then it is granted, and each was asked about', async () => {
    const { order, first, second, orderNo } = await given();
    const before = bureauThatHas({ [first]: shown(order), [second]: shown(order) });
    expect(await askStatus(before, orderNo)).toBe('agrees');
    expect(before.asked).toEqual([first, second]);
    expect(await askStatus(bureauThatHas({}), orderNo)).toBe('repaired');
    expect(await stageOf(orderNo)).toBe('granted');
  });

  it('given one domain is filed still, then nothing is granted', async () => {
    const { order, first, second, orderNo } = await given();
    await askStatus(bureauThatHas({ [first]: shown(order), [second]: shown(order) }), orderNo);
    const half = bureauThatHas({ [second]: shown(order) });
    expect(await askStatus(half, orderNo)).toBe('cannotTell');
    expect(await stageOf(orderNo)).not.toBe('granted');
  });

  it('given nothing was ever shown filed, then that nothing is proves nothing', async () => {
    const { orderNo } = await given();
    expect(await askStatus(bureauThatHas({}), orderNo)).toBe('cannotTell');
    expect(await askStatus(bureauThatHas({}), orderNo)).toBe('cannotTell');
    expect(await stageOf(orderNo)).not.toBe('granted');
    expect(await world.record.db.authorityResult.count({ where: { orderNo } })).toBe(0);
  });

  it('given one of the two was never shown under its number, then that they are gone proves nothing', async () => {
    const { order, first, orderNo } = await given();
    expect(await askStatus(bureauThatHas({ [first]: shown(order) }), orderNo)).toBe('cannotTell');
    expect(await askStatus(bureauThatHas({}), orderNo)).toBe('cannotTell');
  });
});

describe('asking about a subject that is deregistered', () => {
  it('given its certificate was shown under its number and later is not, then it is granted', async () => {
    const order = await givenReported('deregisterSubject');
    const { certificateNumber, icpNumber } = order.filed.subject;
    const before = bureauThatHas({ [certificateNumber]: [{ subjectNumber: icpNumber }] });
    expect(await askStatus(bureauThatHas({}), order.orderNo)).toBe('cannotTell');
    expect(await askStatus(before, order.orderNo)).toBe('agrees');
    expect(await askStatus(bureauThatHas({}), order.orderNo)).toBe('repaired');
    expect(await stageOf(order.orderNo)).toBe('granted');
  });
});

describe('asking about a change', () => {
  it('given a new name that shows where the old one showed before, then it is granted', async () => {
    const [first, second] = twoDomains();
    const order = await givenReported('change', [first, second]);
    const { orderNo } = order;
    const old = bureauThatHas({ [first]: shown(order), [second]: shown(order) });
    const renamed = bureauThatHas({
      [first]: shown(order, '清禾茶园'),
      [second]: shown(order, '清禾茶园'),
    });
    // Somebody else may have changed it before we reported.
    expect(await askStatus(renamed, orderNo)).toBe('cannotTell');
    expect(await askStatus(old, orderNo)).toBe('agrees');
    expect(await askStatus(renamed, orderNo)).toBe('repaired');
    expect(await stageOf(orderNo)).toBe('granted');
  });
});

describe.each(['newAccess', 'cancelAccess'] as const)('asking about %s', (type) => {
  it('given anything, then nobody is asked: the query tells of no access', async () => {
    const { orderNo } = await givenReported(type);
    const bureau = bureauThatHas({});
    expect(await askStatus(bureau, orderNo)).toBe('notTold');
    expect(bureau.asked).toEqual([]);
  });
});

describe('the sweep', () => {
  it('given a change that was sent just now, then how it stands is seen at once, and not again within a day', async () => {
    await world.record.db.report.updateMany({ data: { sentAt: null } });
    const [first, second] = twoDomains();
    const order = await givenReported('change', [first, second]);
    const bureau = bureauThatHas({ [first]: shown(order), [second]: shown(order) });
    const link = { ...world.link, filedAs: bureau.filedAs };
    expect(await sweepOne(link)).toBe(order.orderNo);
    const { unchangedAt } = await world.record.db.report.findUniqueOrThrow({
      where: { id: order.reportId },
    });
    expect(unchangedAt).toEqual(await world.record.clock.now());
    expect(await sweepOne(link)).toBeNull();
  });
});
