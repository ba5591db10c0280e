import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AuthorityWorld } from './support/authority-world.ts';
import { eventually } from './support/eventually.ts';
import { postJson } from './support/http.ts';
import { makeReport } from './support/report.ts';
import { endSimulators } from './support/simulator.ts';

interface ReportView {
  reportId: string;
  arrivals: number;
  distinctArrivals: number;
  state: string;
  results: { kind: string }[];
}

let world: AuthorityWorld;
beforeAll(async () => {
  world = await AuthorityWorld.open('2026-11-23T01:00:00.000Z');
});
afterAll(async () => {
  await endSimulators();
  await world.clock.close();
});

const view = async (reportId: string) =>
  (await world.control<ReportView[]>('reports')).find((one) => one.reportId === reportId);
const fault = (body: object) => postJson(`${world.authority.url}/control/faults`, body);

describe('reports to the authority', () => {
  it('given a report, when it comes twice, then 202 both times and one code a person', async () => {
    const first = await world.report(makeReport('twice'));
    expect(first).toEqual({
      status: 202,
      body: { reportId: 'twice', receivedAt: '2026-11-23T01:00:00.000Z', duplicate: false },
    });
    const again = await world.report(makeReport('twice', { sentAt: '2026-11-23T02:00:00.000Z' }));
    expect(again).toMatchObject({ status: 202, body: { duplicate: true } });
    await world.code('13800138001');
    await world.code('13900139002');
    expect(await view('twice')).toMatchObject({ arrivals: 2, distinctArrivals: 1 });
    expect(await world.messages('13800138001')).toHaveLength(1);
    const sms = (await world.messages('13900139002'))[0];
    expect(sms?.from).toBe('12381');
    expect(sms?.body).toMatch(/^【工信部ICP备案】验证码\d{6}.*24小时内/);
    expect(sms?.body).not.toContain('BA-');
  });

  it('given an accepted report, when its id comes with another content, then 409', async () => {
    await world.report(makeReport('other'));
    const other = await world.report(makeReport('other', { province: '上海' }));
    expect(other.status).toBe(409);
    expect(await view('other')).toMatchObject({ arrivals: 2, distinctArrivals: 2 });
  });

  it.each([
    ['province', makeReport('bad', { province: '火星' })],
    ['subjectOwner', makeReport('bad', { subjectOwner: undefined })],
    [
      'serviceOwner.mobile',
      makeReport('bad', { serviceOwner: { name: '李', certificateNumber: '1', mobile: '12' } }),
    ],
    ['service.kind', makeReport('bad', { service: { kind: 'radio', name: 'x', domains: [] } })],
    ['reportId', makeReport('')],
    ['sentAt', makeReport('bad', { sentAt: 'soon' })],
  ])('given a wrong %s, when reported, then 400 names it', async (field, report) => {
    expect(await world.report(report)).toMatchObject({ status: 400, body: { field } });
    expect(await view('bad')).toBeUndefined();
  });

  it('given wrong credentials, when anything is asked, then 401', async () => {
    const { url } = world.authority;
    expect((await postJson(`${url}/reports`, makeReport('x'))).status).toBe(401);
    expect((await fetch(`${url}/results`)).status).toBe(401);
    expect((await postJson(`${url}/results/ack`, { ids: [] })).status).toBe(401);
  });

  it('given one mobile for both owners, when reported, then one code passes both', async () => {
    const owner = { name: '赵敏', certificateNumber: '110105199003071111', mobile: '13700137003' };
    await world.report(makeReport('same', { subjectOwner: owner, serviceOwner: owner }));
    const code = await world.code('13700137003');
    expect(await world.messages('13700137003')).toHaveLength(1);
    expect(await world.verify('13700137003', '071111', code)).toMatchObject({
      outcome: 'allPassed',
    });
  });

  it('given filing types, when reported, then only those who must verify get a code', async () => {
    const owner = (mobile: string) => ({
      name: '周',
      certificateNumber: '110105199003072222',
      mobile,
    });
    const owners = { subjectOwner: owner('13600136001'), serviceOwner: owner('13600136002') };
    await world.report(makeReport('svc', { ...owners, filingType: 'newService' }));
    await world.code('13600136002');
    await world.report(makeReport('cancel', { ...owners, filingType: 'cancelAccess' }));
    expect((await view('cancel'))?.state).toBe('verified');
    expect(await world.messages('13600136001')).toEqual([]);
  });

  it('given a lost reply, when reported, then it is stored and the repeat is a duplicate', async () => {
    await fault({ mode: 'lostReply', times: 1 });
    await expect(world.report(makeReport('lost'))).rejects.toThrow();
    expect(await world.report(makeReport('lost'))).toMatchObject({ body: { duplicate: true } });
  });

  it('given 503 once, when reported, then nothing is stored and the repeat is the first', async () => {
    await fault({ mode: 'http503', times: 1 });
    expect((await world.report(makeReport('busy'))).status).toBe(503);
    expect(await world.report(makeReport('busy'))).toMatchObject({ body: { duplicate: false } });
  });

  it('given a rule that refuses the report, when reported, then no code and reportRefused', async () => {
    const errors = [{ code: '1004', field: 'service.domains.0', message: '域名错误' }];
    const rule = { orderNo: 'BA-refused', decision: 'refuseReport', errors, once: true };
    await postJson(`${world.authority.url}/control/decisions`, rule);
    const mobile = '13500135001';
    const owner = { name: '吴', certificateNumber: '110105199003073333', mobile };
    await world.report(makeReport('refused', { subjectOwner: owner, serviceOwner: owner }));
    const results = (await world.results(500)).filter(({ reportId }) => reportId === 'refused');
    expect(results).toMatchObject([{ kind: 'reportRefused', errors }]);
    expect(await view('refused')).toMatchObject({ state: 'reportRefused', results: [{ errors }] });
    expect(await world.messages(mobile)).toEqual([]);
  });

  it('given the phone refuses for a while, when reported, then the code comes later', async () => {
    const mobile = '13500135002';
    const control = `${world.phone.url}/control/faults`;
    await postJson(control, { to: mobile, mode: 'http500', times: 2 });
    const owner = { name: '郑', certificateNumber: '110105199003074444', mobile };
    await world.report(makeReport('later', { subjectOwner: owner, serviceOwner: owner }));
    expect(await world.code(mobile)).toMatch(/^\d{6}$/);
  });

  it('given everything above, when killed and started, then reports and results are the same', async () => {
    const [reports, results] = [await world.control('reports'), await world.results(500)];
    await world.restartAuthority();
    expect(await world.control('reports')).toEqual(reports);
    expect(await world.results(500)).toEqual(results);
    await eventually('the alarm is set again', async () => world.clock.alarm('authority') !== null);
  });
});
