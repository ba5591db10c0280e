import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AuthorityWorld } from './support/authority-world.ts';
import { eventually } from './support/eventually.ts';
import { postJson } from './support/http.ts';
import { zipOf } from './support/interface-client.ts';
import { InterfaceWorld } from './support/interface-world.ts';
import { extension, fresh, lastSix, mobileOf, newSubject } from './support/records.ts';
import { otherLastSix, otherMobileOf, otherOwner, service } from './support/records.ts';
import { uploadXml, type Parts } from './support/records.ts';
import { childTexts } from './support/reply-text.ts';
import { endSimulators } from './support/simulator.ts';

const code = 'tianjin';
let sandbox: InterfaceWorld;
let world: AuthorityWorld;
beforeAll(async () => {
  sandbox = await InterfaceWorld.open();
  ({ world } = sandbox);
});
afterAll(async () => {
  await endSimulators();
  await world.clock.close();
});

/** A new subject under names that the provider has chosen. */
function named(n: number, reportId: string, over: Parameters<typeof newSubject>[1] = {}): Parts {
  const names = extension({ reportId, orderNo: `BA-${reportId}` }, 1000 + n);
  return { XZBA: { Baxx: [newSubject(n, { ...over, fj: [names] })] } };
}

describe('reports to the authority', () => {
  it('given a report, when it comes twice, then taken both times and one code a person', async () => {
    const n = fresh();
    const client = sandbox.at(code);
    const zip = zipOf(uploadXml(named(n, 'twice', { wz: { Wz_Fzr: otherOwner(n) } })));
    expect(await client.uploadZip(zip, 1)).toMatchObject({ code: 0 });
    expect(await client.uploadZip(zip, 1)).toMatchObject({ code: 0 });
    client.sequence = 1;
    await world.code(mobileOf(n));
    await world.code(otherMobileOf(n));
    const counts = { arrivals: 2, distinctArrivals: 1, distinctCopies: 1 };
    expect(await sandbox.reported('twice')).toMatchObject(counts);
    expect(await world.messages(mobileOf(n))).toHaveLength(1);
    const [sms, ...none] = await world.messages(otherMobileOf(n));
    expect(none).toEqual([]);
    expect(sms?.from).toBe('12381');
    expect(sms?.body).toMatch(/^【工信部ICP备案】验证码\d{6}.*24小时内/);
    expect(sms?.body).not.toContain('BA-');
  });

  it('given a report that waits, when its name comes with another content, then counted, and no case', async () => {
    const n = fresh();
    await sandbox.report(code, named(n, 'other'));
    const told = await sandbox.report(code, named(n, 'other', { zt: { Dwmc: '天津另一公司' } }));
    expect(childTexts(told, 'Jgdm')).toEqual(['1037', '1038', '1039']);
    expect(await sandbox.reported('other')).toMatchObject({ arrivals: 2, distinctArrivals: 2 });
    expect(await sandbox.reported('other#2')).toBeUndefined();
  });

  it('given one mobile for both owners, when reported, then one code passes both', async () => {
    const n = fresh();
    await sandbox.reportNew(code, n);
    const only = await world.code(mobileOf(n));
    expect(await world.verify(mobileOf(n), lastSix, only)).toMatchObject({ outcome: 'allPassed' });
    expect(await world.messages(mobileOf(n))).toHaveLength(1);
  });

  it('given operations, when reported, then only those who must verify get a code', async () => {
    const [n, added] = [fresh(), fresh()];
    const reportId = await sandbox.reportNew(code, n, { wz: { Wz_Fzr: otherOwner(n) } });
    await world.verify(otherMobileOf(n), otherLastSix, await world.code(otherMobileOf(n)));
    await sandbox.decide(n, reportId, 'approve');
    const { Ztid, sites } = await sandbox.filed(`天津示例科技${n}有限公司`);
    await sandbox.report(code, { XZWZ: { Xzxx: [{ Zt_xx: { Ztid }, Wz_xx: [service(added)] }] } });
    await world.code(mobileOf(added));
    const { Jrid } = sites[0]!.service.Jr_xx[0]!;
    await sandbox.set('provinces', { code, shellSites: true });
    await sandbox.report(code, { ZXBA: { Zx_xx: [{ Zxlb: 2, Jlid: Jrid, Zxly: 1 }] } });
    expect((await sandbox.reported(`${code}:ZXBA:${Jrid}`))?.state).toBe('verified');
    expect(await world.messages(mobileOf(n))).toHaveLength(1);
    expect(await world.messages(otherMobileOf(n))).toHaveLength(1);
  });

  it('given 503 once, when uploaded, then nothing is taken and the same number is good again', async () => {
    const client = sandbox.at('hebei');
    const zip = zipOf(uploadXml(named(fresh(), 'busy')));
    await client.previous();
    await sandbox.set('faults', { mode: 'http503', method: 'isp_upload', times: 1 });
    await expect(client.uploadZip(zip, 1)).rejects.toThrow();
    expect(await sandbox.reported('busy')).toBeUndefined();
    expect(await client.uploadZip(zip, 1)).toMatchObject({ code: 0 });
    expect(await sandbox.reported('busy')).toMatchObject({ arrivals: 1 });
  });

  it('given a rule that refuses the report of an order, when reported, then no code', async () => {
    const n = fresh();
    const errors = [{ code: '1004', field: 'Ym_xx/Ym', message: '域名错误' }];
    const rule = { orderNo: 'BA-refused', decision: 'refuseReport', errors, once: true };
    await sandbox.set('decisions', rule);
    const told = await sandbox.report(code, named(n, 'refused'));
    expect(childTexts(told, 'Jgdm')).toEqual(['1004']);
    expect(await sandbox.reported('refused')).toMatchObject({
      state: 'reportRefused',
      results: [{ kind: 'reportRefused', errors }],
    });
    expect(await world.messages(mobileOf(n))).toEqual([]);
    // The rule was for one time.
    await sandbox.report(code, named(n, 'refused'));
    expect(await world.code(mobileOf(n))).toMatch(/^\d{6}$/);
  });

  it('given the phone refuses for a while, when reported, then the code comes later', async () => {
    const n = fresh();
    const control = `${world.phone.url}/control/faults`;
    await postJson(control, { to: mobileOf(n), mode: 'http500', times: 2 });
    await sandbox.reportNew(code, n);
    expect(await world.code(mobileOf(n))).toMatch(/^\d{6}$/);
  });

  it('given everything above, when killed and started, then it is all the same', async () => {
    const known = () =>
      Promise.all(['reports', 'cases', 'register', 'provinces'].map((path) => world.control(path)));
    const before = await known();
    await sandbox.restart();
    expect(await known()).toEqual(before);
    await eventually('the alarm is set again', async () => world.clock.alarm('authority') !== null);
  });
});
