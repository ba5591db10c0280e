import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { account } from './support/interface-client.ts';
import { InterfaceWorld } from './support/interface-world.ts';
import { access, fresh, lastSix, md5Hex, mobileOf, newSubject } from './support/records.ts';
import { otherMobileOf, otherOwner, service, uploadXml } from './support/records.ts';
import { childText, childTexts } from './support/reply-text.ts';
import { endSimulators } from './support/simulator.ts';

const code = 'tianjin';
let sandbox: InterfaceWorld;
beforeAll(async () => {
  sandbox = await InterfaceWorld.open();
});
afterAll(async () => {
  await endSimulators();
  await sandbox.world.clock.close();
});

const states = (xml: string): string[] => childTexts(xml, 'State');

describe('the file feed', () => {
  it('given nothing, when fetched, then 2; without a file name an acknowledgement is 21', async () => {
    expect(await sandbox.at('fujian').download()).toMatchObject({ code: 2, file: null });
    expect(await sandbox.at('fujian').acknowledge('')).toMatchObject({ code: 21 });
    expect(await sandbox.at('fujian').acknowledge('nothing1')).toMatchObject({ code: 999 });
  });

  it('given files, when not acknowledged, then the oldest comes again, the same after a kill', async () => {
    const client = sandbox.at(code);
    await client.upload(uploadXml({ XZBA: { Baxx: [newSubject(fresh())] } }));
    const first = await client.download();
    expect(first).toMatchObject({ code: 1, file: { hashIsRight: true } });
    expect(first.file?.name).toMatch(/^[A-Za-z0-9]{1,128}$/);
    await sandbox.set('notices', {
      ...{ code, block: 'XGTZ' },
      items: [{ Tzlb: '1', Baxh: '津ICP备2026000001号-1', Tznr: '请整改' }],
    });
    const again = await client.download();
    expect(again).toMatchObject({ code: 3, file: first.file });
    await sandbox.restart();
    expect((await sandbox.at(code).download()).xml).toBe(again.xml);
    await sandbox.at(code).acknowledge(first.file!.name);
    expect(await sandbox.at(code).acknowledge(first.file!.name)).toMatchObject({ code: 0 });
    const second = await sandbox.at(code).download();
    expect(second).toMatchObject({ code: 1 });
    expect(childText(second.file!.xml, 'Tznr')).toBe('请整改');
  });

  it('given a case, when it goes all the way, then SMS states, the decision, and the filed data', async () => {
    const n = fresh();
    const opened = await sandbox.report(code, { XZBA: { Baxx: [newSubject(n)] } });
    expect(opened).toContain('<BeianExtension version="beian.1">');
    expect([childText(opened, 'IspZtid'), childText(opened, 'Operation')]).toEqual([
      String(1000 + n),
      '1',
    ]);
    expect(states(opened)).toEqual(['waiting', 'waiting']);
    expect(childText(opened, 'MobileLast4')).toBe(mobileOf(n).slice(-4));
    await sandbox.world.verify(mobileOf(n), lastSix, await sandbox.world.code(mobileOf(n)));
    const [passed] = await sandbox.at(code).drain();
    expect(states(passed!.xml).at(-1)).toBe('passed');
    const reportId = `${code}:XZBA:${1000 + n}`;
    await sandbox.world.authorityDecides({ reportId, decision: 'approve' });
    const [review, data, ...none] = await sandbox.at(code).drain();
    expect(none).toEqual([]);
    expect([childText(review!.xml, 'Shjg'), childText(review!.xml, 'Czlx')]).toEqual(['1', '1']);
    expect(childText(review!.xml, 'Jlid')).toBe(String(1000 + n));
    const filed = await sandbox.filed(`天津示例科技${n}有限公司`);
    expect(childTexts(data!.xml, 'Baxh')).toEqual([filed.number, `${filed.number}-1`]);
    expect(childText(data!.xml, 'Ztid')).toBe(filed.Ztid);
    expect(childText(data!.xml, 'Ispid')).toBe('110000001');
    expect(filed.password).toMatch(/^\d{8}$/);
  });

  it('given a refusal, when fetched, then the opinion, and no data', async () => {
    const n = fresh();
    await sandbox.report(code, { XZBA: { Baxx: [newSubject(n)] } });
    await sandbox.decide(n, `${code}:XZBA:${1000 + n}`, 'refuse');
    const files = await sandbox.at(code).drain();
    expect(files.map(({ xml }) => childText(xml, 'Shyj')).join('')).toBe('请补充材料');
    expect(files.map(({ xml }) => xml).join('')).not.toContain('<BASJ>');
  });

  it('given a province that decides by results, when approved, then 1001', async () => {
    const n = fresh();
    await sandbox.set('provinces', { code, decisionPlace: 'Jg_xx', smsExtension: false });
    expect(await sandbox.report(code, { XZBA: { Baxx: [newSubject(n)] } })).toBe('');
    await sandbox.decide(n, `${code}:XZBA:${1000 + n}`, 'approve');
    const files = (await sandbox.at(code).drain()).map(({ xml }) => xml).join('');
    expect(childText(files, 'Jgdm')).toBe('1001');
    expect(files).not.toContain('<GJSHS>');
    await sandbox.set('provinces', { code, decisionPlace: 'GJSHS', smsExtension: true });
  });

  it('given codes that expire, when the day is over, then the state says so', async () => {
    const n = fresh();
    await sandbox.report(code, { XZBA: { Baxx: [newSubject(n)] } });
    await sandbox.world.clock.advanceTo(sandbox.world.clock.now() + 24 * 3_600_000);
    const xml = (await sandbox.at(code).drain()).map((file) => file.xml).join('');
    const mine = xml.split('<SmsState>').find((one) => one.includes(`<IspZtid>${1000 + n}<`));
    expect(states(mine ?? '')).toEqual(['expired', 'expired']);
  });

  it('given two persons, when one of them fails, then the state says whom it was', async () => {
    const n = fresh();
    const record = newSubject(n, { wz: { Wz_Fzr: otherOwner(n) } });
    await sandbox.report(code, { XZBA: { Baxx: [record] } });
    const right = await sandbox.world.code(mobileOf(n));
    const wrong = right === '000000' ? '111111' : '000000';
    for (let nth = 0; nth < 6; nth += 1) await sandbox.world.verify(mobileOf(n), lastSix, wrong);
    const xml = (await sandbox.at(code).drain()).map((file) => file.xml).join('');
    const last = xml.split('<SmsState>').at(-1) ?? '';
    expect(states(last)[0]).toBe('failed');
    const ends = childTexts(last, 'MobileLast4').map((last4, at) => [last4, states(last)[at + 1]]);
    expect(Object.fromEntries(ends)).toEqual({
      [mobileOf(n).slice(-4)]: 'failed',
      [otherMobileOf(n).slice(-4)]: 'waiting',
    });
  });

  it('given a filing, when service, access and change are granted, then each is named as agreed', async () => {
    const n = fresh();
    const filed = await sandbox.file(code, n);
    const secret = md5Hex(filed.password);
    const [s, a] = [fresh(), fresh()];
    await sandbox.report(code, {
      XZWZ: { Xzxx: [{ Zt_xx: { Ztbah: filed.number }, Wz_xx: [service(s)] }] },
    });
    await sandbox.decide(s, `${code}:XZWZ:${2000 + s}`, 'approve');
    const added = (await sandbox.at(code).drain()).map(({ xml }) => xml).join('');
    expect([childText(added, 'Czlx'), childText(added, 'Jlid')]).toEqual(['2', String(2000 + s)]);
    expect(added).toContain(`<Baxh>${filed.number}-2</Baxh>`);
    const { IspJrid, ...rest } = access(a);
    await sandbox.report(code, {
      XZJR: {
        Xzxx: [
          { Wz_xx: { Wzbah: `${filed.number}-1` }, IspJrid: IspJrid!, ...rest, ICPmm: secret },
        ],
      },
    });
    // The number on file is asked, which is that of the first filing.
    await sandbox.decide(n, `${code}:XZJR:${4000 + a}`, 'approve', 2);
    const extended = (await sandbox.at(code).drain()).map(({ xml }) => xml).join('');
    expect([childText(extended, 'Czlx'), childText(extended, 'Jlid')]).toEqual([
      '3',
      String(4000 + a),
    ]);
    const { sites } = await sandbox.filed(`天津示例科技${n}有限公司`);
    const Jrid = sites[0]!.service.Jr_xx[1]!.Jrid;
    await sandbox.report(code, { ZXBA: { Zx_xx: [{ Zxlb: 2, Jlid: Jrid, Zxly: 1 }] } });
    // Nobody verifies it.
    await sandbox.world.authorityDecides({ reportId: `${code}:ZXBA:${Jrid}`, decision: 'approve' });
    const cut = (await sandbox.at(code).drain()).map(({ xml }) => xml).join('');
    expect([childText(cut, 'Czlx'), childText(cut, 'Jlid')]).toEqual(['5', Jrid]);
    expect(cut).not.toContain(`<Jrid>${Jrid}<`);
  });

  it('given a cancelled subject, when approved, then it is told as cancelled', async () => {
    const n = fresh();
    const filed = await sandbox.file(code, n);
    const record = { Zxlb: 0, Jlid: filed.Ztid, Zxly: 1, ICPmm: md5Hex(filed.password) };
    await sandbox.report(code, { ZXBA: { Zx_xx: [record] } });
    await sandbox.decide(n, `${code}:ZXBA:${filed.Ztid}`, 'approve', 2);
    const xml = (await sandbox.at(code).drain()).map((file) => file.xml).join('');
    expect(xml).toContain(`<ZXSJ><Zxxx><Zxlb>0</Zxlb><Jlid>${filed.Ztid}</Jlid></Zxxx></ZXSJ>`);
    expect(childText(xml, 'Czlx')).toBe('6');
  });

  it('given a notice that the interface does not allow, when posted, then 400 says why', async () => {
    const bad = { code, block: 'XGTZ', items: [{ Tzlb: '7', Tznr: 'x' }] };
    expect(await sandbox.set('notices', bad)).toMatchObject({ status: 400 });
  });
});

describe('questions', () => {
  const asked = (kind: number, what: string): Promise<string> =>
    sandbox
      .at(code)
      .call('isp_querybeianstatus', {
        ...{ ...account(), hashAlgorithm: 0 },
        ...{ queryConditionType: kind, queryCondition: what },
      })
      .then(({ xml }) => xml);
  const check = (baxh: string, bamm: string) =>
    sandbox.at(code).call('isp_verifybamm', { ...account(), hashAlgorithm: 0, baxh, bamm });

  it('given a filing, when its domain or certificate is asked for, then it is filed', async () => {
    const n = fresh();
    const { number } = await sandbox.file(code, n);
    const byDomain = await asked(0, `example${n}.cn`);
    expect([childText(byDomain, 'Bazt'), childText(byDomain, 'Wzbah')]).toEqual([
      '0',
      `${number}-1`,
    ]);
    const byLicence = await asked(1, `91120101MA0${String(n).padStart(7, '0')}`);
    expect([childText(byLicence, 'Bazt'), childText(byLicence, 'Ztbah')]).toEqual(['0', number]);
    expect(childText(await asked(0, 'nobody.cn'), 'Bazt')).toBe('1');
  });

  it('given a filing password, when checked too often, then 22', async () => {
    const { number, password } = await sandbox.file(code, fresh());
    expect((await check(number, md5Hex(password))).xml).toContain('<VerifyRes>0</VerifyRes>');
    expect((await check(number, 'wrong')).xml).toContain('<VerifyRes>1</VerifyRes>');
    const codes = [];
    for (let n = 0; n < 9; n += 1) codes.push((await check(number, 'wrong')).code);
    expect(codes.at(-1)).toBe(22);
  });
});
