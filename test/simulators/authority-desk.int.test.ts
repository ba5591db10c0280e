import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AuthorityWorld } from './support/authority-world.ts';
import { change } from './support/change.ts';
import { eventually } from './support/eventually.ts';
import { InterfaceWorld, type ResultView } from './support/interface-world.ts';
import { extension, fresh, lastSix, mobileOf, newSubject } from './support/records.ts';
import { childText } from './support/reply-text.ts';
import { endSimulators } from './support/simulator.ts';

const code = 'tianjin';
let sandbox: InterfaceWorld;
let world: AuthorityWorld;
beforeAll(async () => {
  // A Tuesday before the holidays of National Day: 1 to 7 October are free, Saturday the 10th is not.
  sandbox = await InterfaceWorld.open('2026-09-29T01:00:00.000Z');
  ({ world } = sandbox);
});
afterAll(async () => {
  await endSimulators();
  await world.clock.close();
});

/** A case that waits at the desk; gives what it is called. */
async function verified(
  n: number,
  over: Parameters<typeof newSubject>[1] = {},
  province = code,
): Promise<string> {
  const reportId = await sandbox.reportNew(province, n, over);
  await world.verify(mobileOf(n), lastSix, await world.code(mobileOf(n)));
  return reportId;
}

async function verdict(reportId: string): Promise<ResultView | undefined> {
  return (await sandbox.results(reportId)).find(({ kind }) => kind.startsWith('bureau'));
}

const nameOf = (n: number): string => `天津示例科技${n}有限公司`;
const inInnerMongolia = { zt: { Txdz: { Shengid: 150000, Shiid: 150100 } } };
const innerMongolia = 'neimenggu';

describe('the bureau’s desk', () => {
  const first = fresh();

  it('given a verified case, when five working days have passed, then approved at ten', async () => {
    const reportId = await verified(first);
    // 30 Sept, then 8, 9, 10 (a made-up Saturday) and 12 October.
    const due = Date.parse('2026-10-12T02:00:00.000Z');
    expect(world.clock.alarm('authority')).toBe(due);
    await world.clock.advanceTo(due - 1);
    expect(await verdict(reportId)).toBeUndefined();
    await world.clock.advanceTo(due);
    expect(await verdict(reportId)).toEqual({
      kind: 'bureauApproved',
      at: '2026-10-12T02:00:00.000Z',
      subjectNumber: '津ICP备2026000001号',
      serviceNumber: '津ICP备2026000001号-1',
    });
    expect(world.clock.alarm('authority')).toBeNull();
  });

  it('given a second order of the same certificate, when approved, then the number is kept', async () => {
    const app = fresh();
    const { Dwmc, Zj } = newSubject(first)['Zt_xx'] as { Dwmc: string; Zj: object };
    const said = { reportId: 'app', orderNo: 'BA2', app: { name: '示例应用' } };
    await verified(app, { zt: { Dwmc, Zj }, fj: [extension(said, 1000 + app)] });
    await world.authorityDecides({ reportId: 'app', decision: 'approve' });
    const numbers = {
      subjectNumber: '津ICP备2026000001号',
      serviceNumber: '津ICP备2026000001号-2A',
    };
    expect(await verdict('app')).toMatchObject(numbers);
    const filed = await sandbox.filed(nameOf(first));
    const changed = change(filed, app, { Dwmc, Zj }, { Syurl: 'app.example.cn' }, 1);
    await sandbox.report(code, { BGBA: { Bgxx: [changed] } });
    const reportId = `${code}:BGBA:${filed.Ztid}`;
    await sandbox.decide(app, reportId, 'approve', 2);
    expect(await verdict(reportId)).toMatchObject(numbers);
  });

  it('given a rule before the report, when its day comes, then it is refused with the opinion', async () => {
    const n = fresh();
    const opinion = '网站名称不符合要求';
    const rule = { subjectName: nameOf(n), decision: 'refuse', opinion, afterWorkingDays: 1 };
    await sandbox.set('decisions', rule);
    const reportId = await verified(n, inInnerMongolia, innerMongolia);
    await world.clock.advanceTo(Date.parse('2026-10-13T02:00:00.000Z'));
    expect(await verdict(reportId)).toEqual({
      ...{ kind: 'bureauRefused', at: '2026-10-13T02:00:00.000Z', opinion },
      reviewer: expect.any(String) as string,
    });
    const told = (await sandbox.at(innerMongolia).drain()).map(({ xml }) => xml).join('');
    expect([childText(told, 'Shjg'), childText(told, 'Shyj')]).toEqual(['0', opinion]);
  });

  it('given a rule for one time after the report, when two cases fit, then it is used once', async () => {
    const one = await verified(fresh(), inInnerMongolia, innerMongolia);
    const two = await verified(fresh(), inInnerMongolia, innerMongolia);
    await sandbox.set('decisions', { decision: 'refuse', once: true, afterWorkingDays: 0 });
    await world.clock.advanceTo(Date.parse('2026-11-01T00:00:00.000Z'));
    const kinds = [(await verdict(one))?.kind, (await verdict(two))?.kind];
    expect(kinds).toEqual(['bureauRefused', 'bureauApproved']);
    expect((await verdict(two))?.serviceNumber).toBe('蒙ICP备2026000001号-1');
  });

  it('given a case that is not at the desk, when decided, then 409; unknown 404', async () => {
    const early = await sandbox.reportNew(code, fresh());
    const decide = (reportId: string) =>
      world.authorityDecides({ reportId, decision: 'approve' }).then(({ status }) => status);
    expect([await decide(early), await decide('nobody'), await decide('app')]).toEqual([
      409, 404, 409,
    ]);
  });

  it('given the desk page, when refused with an opinion there, then the provider hears the opinion', async () => {
    const n = fresh();
    const reportId = await verified(n, { zt: { Dwmc: '&lt;b&gt;公司' } });
    await sandbox.at(code).drain();
    const desk = `${world.authority.url}/desk`;
    const html = await (await fetch(desk)).text();
    expect(html).toContain('&#60;b&#62;公司');
    expect(html).toContain(`138****${mobileOf(n).slice(-4)}`);
    expect(html).not.toContain(mobileOf(n));
    const form = { reportId, decision: 'refuse', opinion: '请补充材料' };
    await fetch(desk, { method: 'POST', body: new URLSearchParams(form) });
    expect(await verdict(reportId)).toMatchObject({ kind: 'bureauRefused', opinion: '请补充材料' });
    const [told, ...none] = await sandbox.at(code).drain();
    expect([childText(told!.xml, 'Shyj'), none]).toEqual(['请补充材料', []]);
    expect(await (await fetch(desk)).text()).toContain('审核台没有案件');
    expect(await (await fetch(world.authority.url)).text()).toContain('已驳回');
  });

  it('given a due instant while it was down, when started again, then it is made up for, dated then', async () => {
    const reportId = await verified(fresh());
    await world.authority.kill();
    world.clock.jumpTo(Date.parse('2026-12-01T00:00:00.000Z'));
    await sandbox.restart();
    const found = await eventually('a verdict', () => verdict(reportId));
    expect(found).toMatchObject({ kind: 'bureauApproved', at: '2026-11-06T02:00:00.000Z' });
  });
});
