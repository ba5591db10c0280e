import { describe, expect, it } from 'vitest';
import { exchange } from '#activities/authority/follow.ts';
import { readForm } from '#orders/form.ts';
import type { NewSubjectForm } from '#domain/forms/new-subject.ts';
import { linkWorld } from './support/link-world.ts';

const world = linkWorld();
const { givenQueued, stageOf, settle } = world;

const formOf = async (orderNo: string) => {
  const order = await world.record.db.order.findUniqueOrThrow({ where: { orderNo } });
  return readForm(world.record.vault, order) as NewSubjectForm;
};

/** The bureau says that this is filed under another subject. */
const filed = (what: string) => (_province: string, _question: string, condition: string) =>
  Promise.resolve({ filed: condition === what, subjectNumbers: [] });

describe('a report that something speaks against at the last moment', () => {
  it('given its domain was filed under another subject meanwhile, then it is not sent: the applicant is told at the field', async () => {
    const { orderNo, reportId } = await givenQueued();
    const other = await givenQueued();
    const [domain = ''] = (await formOf(orderNo)).service.domains;
    while (await exchange({ ...world.link, filedAs: filed(domain) }));

    expect(await stageOf(orderNo)).toBe('correction');
    const effect = await world.record.db.effect.findUniqueOrThrow({ where: { id: reportId } });
    expect(effect).toMatchObject({ state: 'failed', why: 'report.blocked' });
    const sent = world.given.bureau.taken.flatMap(({ reports }) => reports);
    expect(sent).toEqual([other.reportId]);
    const refusal = await world.record.db.authorityResult.findUniqueOrThrow({
      where: { id: `refused:${reportId}` },
    });
    expect(refusal).toMatchObject({ kind: 'reportRefused', state: 'applied', orderNo });
    expect(await stageOf(other.orderNo)).toBe('smsVerification');
  });

  it('given the bureau does not answer the question, then the report goes out', async () => {
    const { orderNo } = await givenQueued();
    const link = { ...world.link, filedAs: () => Promise.resolve(null) };
    while (await exchange(link));
    await settle();
    expect(await stageOf(orderNo)).toBe('smsVerification');
  });

  it('given it is silent about the first of several, then it is not asked about the others in that round, and all go out', async () => {
    const [first, ...others] = [await givenQueued(), await givenQueued(), await givenQueued()];
    const asked: string[] = [];
    const filedAs = (_province: string, _question: string, condition: string) => {
      asked.push(condition);
      return Promise.resolve(null);
    };
    await exchange({ ...world.link, filedAs });
    expect(asked.length).toBeGreaterThan(0);
    for (const { orderNo } of others) {
      for (const domain of (await formOf(orderNo)).service.domains) {
        expect(asked).not.toContain(domain);
      }
    }
    expect(asked).toContain((await formOf(first.orderNo)).service.domains[0]);
    expect(world.given.bureau.taken.flatMap(({ reports }) => reports)).toHaveLength(3);

    const again = await givenQueued();
    await exchange({ ...world.link, filedAs });
    expect(asked).toContain((await formOf(again.orderNo)).service.domains[0]);
  });
});
