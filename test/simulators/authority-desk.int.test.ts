import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AuthorityWorld, type FeedResult } from './support/authority-world.ts';
import { postJson } from './support/http.ts';
import { makeReport } from './support/report.ts';
import { endSimulators } from './support/simulator.ts';

let world: AuthorityWorld;
let codes = 0;
beforeAll(async () => {
  // A Tuesday before the holidays of National Day: 1 to 7 October are free, Saturday the 10th is not.
  world = await AuthorityWorld.open('2026-09-29T01:00:00.000Z');
});
afterAll(async () => {
  await endSimulators();
  await world.clock.close();
});

async function verified(reportId: string, over: object = {}): Promise<void> {
  await world.report(makeReport(reportId, { ...over }));
  await world.verifyBoth((codes += 1));
}

async function verdict(reportId: string): Promise<FeedResult | undefined> {
  const results = await world.results(500);
  return results.find((one) => one.reportId === reportId && one.kind.startsWith('bureau'));
}

const rule = (body: object) => postJson(`${world.authority.url}/control/decisions`, body);
const subject = (n: number) => ({ name: `公司${n}`, certificateNumber: `91110105MA01ABCD0${n}` });

describe('the bureau’s desk', () => {
  it('given a verified case, when five working days have passed, then approved at ten', async () => {
    await verified('first');
    // 30 Sept, then 8, 9, 10 (a made-up Saturday) and 12 October.
    const due = Date.parse('2026-10-12T02:00:00.000Z');
    expect(world.clock.alarm('authority')).toBe(due);
    await world.clock.advanceTo(due - 1);
    expect(await verdict('first')).toBeUndefined();
    await world.clock.advanceTo(due);
    expect(await verdict('first')).toMatchObject({
      kind: 'bureauApproved',
      at: '2026-10-12T02:00:00.000Z',
      subjectNumber: '京ICP备2026000001号',
      serviceNumber: '京ICP备2026000001号-1',
    });
    expect(world.clock.alarm('authority')).toBeNull();
  });

  it('given a second order of the same certificate, when approved, then the number is kept', async () => {
    const service = { kind: 'app', name: '示例应用', domains: [] };
    await verified('second', { service, filingType: 'newSubject' });
    await world.authorityDecides({ reportId: 'second', decision: 'approve' });
    expect(await verdict('second')).toMatchObject({
      subjectNumber: '京ICP备2026000001号',
      serviceNumber: '京ICP备2026000001号-2A',
    });
    await verified('changed', { service, filingType: 'change' });
    await world.authorityDecides({ reportId: 'changed', decision: 'approve' });
    expect((await verdict('changed'))?.serviceNumber).toBe('京ICP备2026000001号-2A');
  });

  it('given a rule before the report, when its day comes, then it is refused with the opinion', async () => {
    await rule({
      subjectName: '公司3',
      decision: 'refuse',
      opinion: '网站名称不符合要求',
      afterWorkingDays: 1,
    });
    await verified('third', { subject: subject(3), province: '内蒙古' });
    await world.clock.advanceTo(Date.parse('2026-10-13T02:00:00.000Z'));
    expect(await verdict('third')).toMatchObject({
      kind: 'bureauRefused',
      opinion: '网站名称不符合要求',
      reviewer: expect.any(String) as string,
    });
  });

  it('given a rule for one time after the report, when two cases fit, then it is used once', async () => {
    await verified('once-1', { subject: subject(4), province: '内蒙古' });
    await verified('once-2', { subject: subject(5), province: '内蒙古' });
    await rule({ decision: 'refuse', once: true, afterWorkingDays: 0 });
    await world.clock.advanceTo(Date.parse('2026-11-01T00:00:00.000Z'));
    const kinds = [(await verdict('once-1'))?.kind, (await verdict('once-2'))?.kind];
    expect(kinds).toEqual(['bureauRefused', 'bureauApproved']);
    expect((await verdict('once-2'))?.serviceNumber).toBe('蒙ICP备2026000001号-1');
  });

  it('given a case that is not at the desk, when decided, then 409; unknown 404', async () => {
    await world.report(makeReport('early'));
    codes += 1;
    const decide = (reportId: string) =>
      world.authorityDecides({ reportId, decision: 'approve' }).then(({ status }) => status);
    expect([await decide('early'), await decide('nobody'), await decide('first')]).toEqual([
      409, 404, 409,
    ]);
  });

  it('given the desk page, when refused with an opinion there, then the opinion is in the feed', async () => {
    await verified('page', { subject: { ...subject(6), name: '<b>公司' } });
    const desk = `${world.authority.url}/desk`;
    const html = await (await fetch(desk)).text();
    expect(html).toContain('&#60;b&#62;公司');
    expect(html).toContain('138****8001');
    expect(html).not.toContain('13800138001');
    const form = { reportId: 'page', decision: 'refuse', opinion: '请补充材料' };
    await fetch(desk, { method: 'POST', body: new URLSearchParams(form) });
    expect(await verdict('page')).toMatchObject({ kind: 'bureauRefused', opinion: '请补充材料' });
    expect(await (await fetch(desk)).text()).toContain('审核台没有案件');
    expect(await (await fetch(world.authority.url)).text()).toContain('已驳回');
  });

  it('given results, when some are acknowledged, then the others come again, in order, also after a kill', async () => {
    const all = await world.results(500);
    expect(await world.results(2)).toEqual(all.slice(0, 2));
    const ids = all.map(({ id }) => id);
    expect([...ids].sort()).toEqual(ids);
    await world.acknowledge(ids.slice(0, 3));
    await world.acknowledge(ids.slice(0, 3));
    await world.restartAuthority();
    expect(await world.results(500)).toEqual(all.slice(3));
  });

  it('given a due instant while it was down, when started again, then it is made up for, dated then', async () => {
    await verified('down', { subject: subject(7) });
    await world.authority.kill();
    const later = Date.parse('2026-12-01T00:00:00.000Z');
    world.clock.jumpTo(later);
    await world.restartAuthority();
    const found = await world.eventualVerdict('down');
    expect(found).toMatchObject({ kind: 'bureauApproved', at: '2026-11-06T02:00:00.000Z' });
  });
});
