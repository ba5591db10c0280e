import { beforeEach, describe, expect, it } from 'vitest';
import { sweepOne } from '#activities/authority/link/sweep.ts';
import type { FiledAnswer } from '#orders/authority-says.ts';
import { stopLink } from '#activities/authority/link/link-state.ts';
import type { NewSubjectForm } from '#domain/forms/new-subject.ts';
import { readForm } from '#orders/form.ts';
import { AFTER_RECALL, linkWorld } from './support/link-world.ts';

const HOUR_MS = 3_600_000;
const world = linkWorld();

/** An order that was sent when the recall was over, and of which the bureau says nothing. */
async function givenSent(): Promise<string> {
  const { orderNo } = await world.givenQueued();
  await world.settle();
  return orderNo;
}
const later = (hours: number) => {
  world.record.clock.set(new Date(AFTER_RECALL.getTime() + hours * HOUR_MS));
};

/** The link to a bureau that has this filed. */
function linkTo(services: NonNullable<FiledAnswer['services']>) {
  const asked: string[] = [];
  const filedAs = (_province: string, question: string, condition: string) => {
    asked.push(`${question} ${condition}`);
    const filed = services.length > 0;
    return Promise.resolve({ filed, subjectNumbers: [], services });
  };
  return { ...world.link, filedAs, asked };
}

// Those of the tests before are none that this one's bureau has.
beforeEach(() => world.record.db.report.updateMany({ data: { sentAt: null } }));

describe('the sweep over orders that a bureau is silent about', () => {
  it('given a report of less than a day ago, then nobody is asked', async () => {
    await givenSent();
    later(23);
    const link = linkTo([]);
    expect(await sweepOne(link)).toBeNull();
    expect(link.asked).toEqual([]);
  });

  it('given two that are older, then one is asked about at a time, and none again within a day', async () => {
    const both = [await givenSent(), await givenSent()];
    later(25);
    const link = linkTo([]);
    const asked = [await sweepOne(link), await sweepOne(link), await sweepOne(link)];
    expect(
      asked
        .slice(0, 2)
        .map(String)
        .sort((a, b) => a.localeCompare(b)),
    ).toEqual([...both].sort((a, b) => a.localeCompare(b)));
    expect(asked[2]).toBeNull();
    later(50);
    expect(both).toContain(await sweepOne(link));
  });

  it('given the bureau has approved one, then the order is granted, and once the bureau’s file comes nothing happens twice', async () => {
    const orderNo = await givenSent();
    const order = await world.record.db.order.findUniqueOrThrow({ where: { orderNo } });
    const { service } = readForm(world.record.vault, order) as NewSubjectForm;
    const subjectNumber = '津ICP备2026800001号';
    later(25);
    const approved = { subjectNumber, serviceNumber: `${subjectNumber}-1`, name: service.name };
    expect(await sweepOne(linkTo([approved]))).toBe(orderNo);
    expect(await world.stageOf(orderNo)).toBe('granted');
    expect(
      await world.record.db.timelineEntry.findFirstOrThrow({
        where: { orderNo, type: 'bureauApproved' },
      }),
    ).toMatchObject({ facts: { foundBy: 'statusQuery' } });

    const report = await world.record.db.report.findFirstOrThrow({ where: { orderNo } });
    const [subjectId, serviceId] = [
      await world.idOf(report.id, 'subject'),
      await world.idOf(report.id, 'service'),
    ];
    const filed = {
      ...{ kind: 'filed', record: 1, oddities: [], remarks: undefined },
      subject: { id: subjectId, bureauId: 70_001, filingNumber: subjectNumber },
      services: [
        {
          ...{ id: serviceId, bureauId: 80_001, filingNumber: `${subjectNumber}-1` },
          ...{ domains: [], accesses: [] },
        },
      ],
    };
    world.given.bureau.files.push({ name: 'late', news: [filed] as never });
    await world.settle();
    expect(
      await world.record.db.timelineEntry.count({ where: { orderNo, type: 'bureauApproved' } }),
    ).toBe(1);
    expect(await world.record.db.task.count({ where: { kind: 'unplacedResult' } })).toBe(0);
  });

  it('given a link that stands still, then nobody is asked', async () => {
    await givenSent();
    later(25);
    await stopLink(world.link, '5');
    const link = linkTo([]);
    expect(await sweepOne(link)).toBeNull();
  });
});
