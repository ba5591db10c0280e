import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { change } from './support/change.ts';
import { InterfaceWorld, type FiledView } from './support/interface-world.ts';
import { access, extension, fresh, md5Hex, newSubject } from './support/records.ts';
import { service, subject, uploadXml, type Parts } from './support/records.ts';
import { childText, childTexts } from './support/reply-text.ts';
import { endSimulators } from './support/simulator.ts';

const code = 'tianjin';
let sandbox: InterfaceWorld;
/** On file, with one access of its own. */
let filed: FiledView;
let own: number;
beforeAll(async () => {
  sandbox = await InterfaceWorld.open();
  own = fresh();
  filed = await sandbox.file(code, own);
});
afterAll(async () => {
  await endSimulators();
  await sandbox.world.clock.close();
});

/** The codes of the results that a report brings. */
async function results(blocks: Parts): Promise<string[]> {
  return childTexts(await sandbox.report(code, blocks), 'Jgdm');
}
const newOne = (over: Parameters<typeof newSubject>[1] = {}): Parts => ({
  XZBA: { Baxx: [newSubject(fresh(), over)] },
});
const certificate = (number: string): Parts => ({ Zjlx: 1, Zjhm: number, Zjzs: '天津市' });
const password = (): string => md5Hex(filed.password);

/** Another provider's filing, which the bureau knows. */
async function foreign(over: object = {}): Promise<FiledView> {
  const n = fresh();
  const body = { code, ispId: '999', ...newSubject(n), ...over };
  return (await sandbox.set('register', body)).body as FiledView;
}

describe('a file as a whole', () => {
  const good = uploadXml({ XZBA: { Baxx: [newSubject(900)] } });
  it.each([
    ['another version', '5004', good.replace('V.3.0', 'V.3.1')],
    ['no version', '5002', good.replace(' version="V.3.0"', '')],
    ['another encoding', '5001', good.replace('"GBK"', '"UTF-8"')],
    ['broken XML', '5001', good.replace('</ICP>', '')],
    ['an element that is missing', '5001', good.replace(/<Dwmc>[^<]*<\/Dwmc>/, '')],
    ['an unknown element', '5001', good.replace('<Bbfs>', '<Neu>1</Neu><Bbfs>')],
    ['a sequence out of order', '5001', reordered(good)],
    ['a number out of its range', '5001', good.replace('<Bbfs>1<', '<Bbfs>2<')],
    ['a text that is too short', '5001', good.replace(/<Fzr_sjhm>\d+</, '<Fzr_sjhm>138<')],
    ['another provider', '5003', good.replace('<Qqdwid>110000001', '<Qqdwid>2')],
    ['a control character', '5008', good.replace('天津示例', '天津\u0007示例')],
    ['addresses', '5009', good.replaceAll('ICP>', 'IP>')],
  ])('given %s, when it was taken with 0, then %s names the file', async (_, expected, xml) => {
    await sandbox.at(code).drain();
    expect(await sandbox.at(code).upload(xml, 'bad123.xml')).toMatchObject({ code: 0 });
    const [file] = await sandbox.at(code).drain();
    expect(childText(file!.xml, 'Jgdm')).toBe(expected);
    expect(childText(file!.xml, 'Bs')).toBe('bad123.xml');
  });

  function reordered(xml: string): string {
    return xml.replace(/(<Fwnr>.*?<\/Fwnr>)(<Yylb>.*?<\/Yylb>)/, '$2$1');
  }
});

describe('a record', () => {
  it('given a good one, when taken, then a case and no result', async () => {
    const n = fresh();
    expect(await results({ XZBA: { Baxx: [newSubject(n)] } })).toEqual([]);
    const one = (await sandbox.cases()).find(
      ({ reportId }) => reportId === `tianjin:XZBA:${1000 + n}`,
    );
    expect(one).toMatchObject({ state: 'awaitingSms', operation: 'XZBA', orderNo: '' });
    expect(one?.ispIds).toMatchObject({ IspZtid: [String(1000 + n)], IspWzid: [String(2000 + n)] });
    expect(one?.persons).toHaveLength(1);
  });

  it('given an extension, when taken, then the case has its names', async () => {
    const said = {
      reportId: 'rep-7',
      orderNo: 'BA7',
      filingType: 'newSubject',
      app: { name: 'x' },
    };
    const n = fresh();
    await results({ XZBA: { Baxx: [newSubject(n, { fj: [extension(said, 1000 + n)] })] } });
    const found = (await sandbox.cases()).find(({ reportId }) => reportId === 'rep-7');
    expect(found).toMatchObject({ orderNo: 'BA7', filingType: 'newSubject' });
    await sandbox.decide(n, 'rep-7', 'approve');
    expect((await sandbox.filed(`天津示例科技${n}有限公司`)).sites[0]?.number).toMatch(/号-1A$/);
  });

  it('given the same extension again while its case waits, when taken, then an arrival and a result', async () => {
    const n = fresh();
    const record = newSubject(n, {
      fj: [extension({ reportId: 'rep-8', orderNo: 'B' }, 1000 + n)],
    });
    await results({ XZBA: { Baxx: [record] } });
    expect(await results({ XZBA: { Baxx: [record] } })).toEqual(['1037', '1038', '1039']);
    const reports = await sandbox.world.control<{ reportId: string }[]>('reports');
    expect(reports.filter(({ reportId }) => reportId.startsWith('rep-8'))).toMatchObject([
      { arrivals: 2, distinctArrivals: 1, distinctCopies: 2 },
    ]);
  });

  it('given one that was refused, when reported again, then it is a case of its own', async () => {
    const n = fresh();
    const name = `tianjin:XZBA:${1000 + n}`;
    await results({ XZBA: { Baxx: [newSubject(n)] } });
    await sandbox.decide(n, name, 'refuse');
    expect(await results({ XZBA: { Baxx: [newSubject(n)] } })).toEqual([]);
    await sandbox.decide(n, `${name}#2`, 'approve', 2);
    expect((await sandbox.filed(`天津示例科技${n}有限公司`)).number).toMatch(
      /^津ICP备2026\d{6}号$/,
    );
  });

  it('given a rule that refuses the report, when taken, then its codes come as results', async () => {
    const errors = [{ code: '1004', field: 'Ym', message: '域名错误' }];
    const n = fresh();
    const name = `天津示例科技${n}有限公司`;
    await sandbox.set('decisions', {
      subjectName: name,
      decision: 'refuseReport',
      errors,
      once: true,
    });
    const xml = await sandbox.report(code, { XZBA: { Baxx: [newSubject(n)] } });
    expect([childText(xml, 'Jgdm'), childText(xml, 'Dmms')]).toEqual(['1004', '域名错误']);
    expect([childText(xml, 'Czlx'), childText(xml, 'Bs')]).toEqual(['1', String(1000 + n)]);
  });

  const ym = (Ym: string): object => ({ Ym_xx: [{ IspYmid: 3_000_000 + fresh(), Ym }] });
  const range = (Qsip: number, Zzip: number): object => {
    const n = fresh();
    return { Jr_xx: [{ ...access(n), Ip_xx: [{ IspIpid: 1, Qsip, Zzip }] } as Parts] };
  };
  it.each<[string, () => Promise<Parts> | Parts]>([
    [
      '1003',
      () => newOne({ zt: { Zj: certificate(`91120101MA0${String(own).padStart(7, '0')}`) } }),
    ],
    ['1005', () => newOne({ wz: ym(`EXAMPLE${own}.cn`) })],
    ['1006', () => newOne({ wz: range(3405803780, 3405803776) })],
    ['1006', () => newOne({ wz: range(167772161, 167772161) })],
    [
      '1011',
      () =>
        newOne({
          wz: { Wz_Fzr: { Fzr_xm: '李', Fzr_sjhm: '02223456789', Fzr_dzyj: 'li@example.cn' } },
        }),
    ],
    ['1037', () => newOne({ wz: { IspWzid: 2000 + own } })],
    ['1038', () => newOne({ wz: { Jr_xx: [{ ...access(fresh()), IspJrid: 4000 + own }] } })],
    ['1039', () => newOne({ wz: { Ym_xx: [{ IspYmid: 3000 + own, Ym: 'new1.cn' }] } })],
    ['1045', () => newOne({ zt: { Txdz: { Shengid: 130000, Shiid: 130100 } } })],
  ])('given what makes it %s, when taken, then that is the result', async (expected, make) => {
    expect(await results(await make())).toEqual([expected]);
  });

  it('given an address of another provider, when reported, then 1024', async () => {
    const theirs = newSubject(fresh(), { wz: range(3325256704, 3325256710) });
    await sandbox.set('register', { code, ispId: '999', ...theirs });
    expect(await results(newOne({ wz: range(3325256705, 3325256705) }))).toEqual(['1024']);
  });

  it('given blacklists, when one on them is reported, then 1064 and 1065', async () => {
    await sandbox.set('blacklist', { domains: ['bad.cn'], certificates: ['91120101BAD'] });
    const over = { zt: { Zj: certificate('91120101BAD') }, wz: ym('bad.cn') };
    expect(await results(newOne(over))).toEqual(['1064', '1065']);
  });

  it('given a picture that is too long, when reported, then 5010', async () => {
    const Fjxx = {
      Fjwjgs: 1,
      Fjyt: 1,
      Fjnr: 'A'.repeat(220_000),
      Fjssdx: { Ssdxlx: 1, Ssdxbs: 1 },
    };
    expect(await results(newOne({ fj: [{ Fjxx }] }))).toEqual(['5010']);
  });
});

describe('a record about what is filed', () => {
  const addService = (over: object): Parts => ({
    XZWZ: { Xzxx: [{ Zt_xx: { Ztid: filed.Ztid }, Wz_xx: [service(fresh())], ...over }] },
  });
  const addAccess = (wz: Parts, secret: string): Parts => {
    const { IspJrid, ...rest } = access(fresh());
    return { XZJR: { Xzxx: [{ Wz_xx: wz, IspJrid: IspJrid!, ...rest, ICPmm: secret }] } };
  };
  const cancel = (Zxlb: number, Jlid: string, more: object = {}): Parts => ({
    ZXBA: { Zx_xx: [{ Zxlb, Jlid, Zxly: 1, ...more }] },
  });

  it.each<[string, () => Promise<Parts> | Parts]>([
    ['1016', () => addService({ Zt_xx: { Ztid: 1 } })],
    ['1016', () => addService({ Zt_xx: { Ztbah: '津ICP备2026999999号' } })],
    ['1018', () => addService({ ICPmm: md5Hex('nonsense') })],
    ['1020', () => addService({ Wz_xx: [service(fresh(), { Wzmc: `示例网站${own}` })] })],
    ['1016', () => addAccess({ Wzbah: 'none' }, password())],
    ['1018', () => addAccess({ Wzid: filed.sites[0]!.Wzid }, md5Hex('no'))],
    ['1016', () => cancel(1, '1')],
    ['1018', () => cancel(0, filed.Ztid)],
    ['1025', () => cancel(2, filed.sites[0]!.service.Jr_xx[0]!.Jrid)],
    ['1047', async () => cancel(2, (await foreign()).sites[0]!.service.Jr_xx[0]!.Jrid)],
    [
      '1046',
      () => ({
        BGBA: { Bgxx: [change(filed, own, { Txdz: { Shengid: 130000, Shiid: 130100 } })] },
      }),
    ],
    ['1016', () => ({ BGBA: { Bgxx: [change(filed, own, {}, { Wzid: 1 })] } })],
  ])('given what makes it %s, when taken, then that is the result', async (expected, make) => {
    expect(await results(await make())).toEqual([expected]);
  });

  it('given another provider’s subject, when a service is added without password, then 1018', async () => {
    const { Ztid } = await foreign();
    expect(await results(addService({ Zt_xx: { Ztid } }))).toEqual(['1018']);
  });

  it('given another province’s subject, when a service is added, then 1045', async () => {
    const n = fresh();
    const body = { code: 'hebei', ispId: '110000001', ...newSubject(n) };
    const { Ztid } = (await sandbox.set('register', body)).body as FiledView;
    expect(await results(addService({ Zt_xx: { Ztid } }))).toEqual(['1045']);
  });

  it('given a change that waits, when another comes, then 1017', async () => {
    const n = fresh();
    const one = await sandbox.file(code, n);
    const changed = { BGBA: { Bgxx: [change(one, n, { Bz: '变更' })] } };
    expect(await results(changed)).toEqual([]);
    expect(await results(changed)).toEqual(['1017']);
  });

  it('given a service and a subject that are cancelled, when referred to, then 1050 and 1049', async () => {
    const n = fresh();
    const one = await sandbox.file(code, n);
    const site = one.sites[0]!.Wzid;
    const cancelSite = cancel(1, site);
    expect(await results(cancelSite)).toEqual([]);
    await sandbox.decide(n, `tianjin:ZXBA:${site}`, 'approve', 2);
    expect(await results(addAccess({ Wzid: site }, md5Hex(one.password)))).toEqual(['1050']);
    expect(await results(cancel(0, one.Ztid, { ICPmm: md5Hex(one.password) }))).toEqual([]);
    await sandbox.decide(n, `tianjin:ZXBA:${one.Ztid}`, 'approve', 3);
    expect(await results(addService({ Zt_xx: { Ztid: one.Ztid } }))).toEqual(['1049']);
  });

  it('given a cancellation, when an extension is sent beside it, then the case has its names', async () => {
    const one = await sandbox.file(code, fresh());
    const Jlid = one.sites[0]!.Wzid;
    const { Fjxx } = extension({ reportId: 'rep-9', orderNo: 'BA9' }, { Jlid });
    expect(await results({ ...cancel(1, Jlid), XZHYD: { Fjxx: [Fjxx!] } as Parts })).toEqual([]);
    const found = (await sandbox.cases()).find(({ reportId }) => reportId === 'rep-9');
    expect(found).toMatchObject({ orderNo: 'BA9', filingType: 'deregisterService' });
    expect(found?.ispIds).toEqual({ Jlid: [Jlid] });
  });

  it('given cancellations that wait, when others of the subject come, then 1030, 1043 and 1027', async () => {
    const [one, two] = [await sandbox.file(code, fresh()), await sandbox.file(code, fresh())];
    const secret = (of: FiledView): object => ({ ICPmm: md5Hex(of.password) });
    const site = cancel(1, one.sites[0]!.Wzid);
    expect(await results(site)).toEqual([]);
    expect(await results(site)).toEqual(['1030']);
    expect(await results(cancel(0, one.Ztid, secret(one)))).toEqual(['1043']);
    expect(await results(cancel(0, two.Ztid, secret(two)))).toEqual([]);
    expect(await results(cancel(0, two.Ztid, secret(two)))).toEqual(['1027']);
    expect(await results(cancel(1, two.sites[0]!.Wzid))).toEqual(['1042']);
  });

  it('given a province that allows shells, when the last access is cancelled, then it is taken', async () => {
    const n = fresh();
    const one = await sandbox.file(code, n);
    const { Jrid } = one.sites[0]!.service.Jr_xx[0]!;
    await sandbox.set('provinces', { code, shellSites: true });
    expect(await results(cancel(2, Jrid))).toEqual([]);
    expect(await results(cancel(2, Jrid))).toEqual(['1032']);
    await sandbox.set('provinces', { code, shellSites: false });
  });

  it('given a change of the service alone, with a word to the reviewer, when taken, then its new owner is asked', async () => {
    const n = fresh();
    const one = await sandbox.file(code, n);
    const contact = { Fzr_xm: '赵敏', Fzr_sjhm: '13900000001', Fzr_dzyj: 'zhao@example.cn' };
    const changed = change(one, n, { Bz: '更换网站负责人' }, { Wz_Fzr: contact });
    expect(await results({ BGBA: { Bgxx: [changed] } })).toEqual([]);
    const found = (await sandbox.cases()).find(
      ({ reportId }) => reportId === `tianjin:BGBA:${one.Ztid}`,
    );
    expect(found?.persons).toMatchObject([{ mobile: '139****0001' }]);
  });

  it('given sheets, when sent by themselves, then 1060 for a record on file, else 1016', async () => {
    const sheet = (Jlid: string): Parts => ({
      XZHYD: {
        Fjxx: [{ Fjwjgs: 1, Fjyt: 1, Fjnr: 'AAAA', Fjssdx: { Ssdxlx: 1, Ssdxbs: { Jlid } } }],
      },
    });
    expect(await results(sheet(filed.Ztid))).toEqual(['1060']);
    expect(await results(sheet('1'))).toEqual(['1016']);
  });

  it('given answers to the bureau, when sent, then they are kept and nothing follows', async () => {
    const handled = {
      ...{ Ym: 'unfiled.cn', IP: 3405803777, Yys: 1, Jrs: 1, Shengid: 120000, Cljg: 1 },
      ...{ Clyj: '已断开接入', Rbsj: '2026-11-23', Clsx: '2026-11-30' },
    };
    expect(await results({ WBACLJG: { Clxx: [handled] } })).toEqual([]);
    const receipts = await sandbox.world.control<{ element: string }[]>('receipts');
    expect(receipts.at(-1)).toMatchObject({ element: 'WBACLJG', record: { Clyj: '已断开接入' } });
  });

  it('given the result of a check, when sent, then it is kept; of a subject that is not filed, 1016', async () => {
    const { IspZtid: _, Bbfs: __, Fzr, ...zt } = subject(own) as Record<string, Parts>;
    const { Fzr_sjhm: sjhm, ...person } = Fzr as Record<string, string>;
    const site = service(own) as Record<string, Parts>;
    const { Wzmc, Fwnr, Wz_Fzr } = site;
    const { Fzr_sjhm: ___, ...owner } = Wz_Fzr as Record<string, string>;
    const { IspJrid: ____, Ip_xx: _____, ...place } = access(own);
    const Ip_xx = [{ Ipid: 1, Qsip: 3405803777, Zzip: 3405803777 }];
    const checked = (Ztid: string): Parts => ({
      HSJG: {
        Hsjgxx: [
          {
            ...{ Hsjg: 0, Hsrxm: '赵敏', Hssj: '2026-11-23', Bbdw: 1, Hsyj: '信息真实' },
            Baxx: {
              Zt_xx: { Ztid, ...zt, Fzr: { ...person, sjhm: sjhm! } },
              Wz_xx: [
                {
                  ...{ Wzid: 1, Wzmc: Wzmc!, Fwnr: Fwnr! },
                  Ym_xx: [{ Ymid: 1, Ym: 'example.cn' }],
                  Jr_xx: [{ Jrid: 1, ...place, Ip_xx, Bbfs: 1 }],
                  Wz_Fzr: owner,
                },
              ],
            },
          },
        ],
      },
    });
    expect(await results(checked(filed.Ztid))).toEqual([]);
    const receipts = await sandbox.world.control<{ element: string }[]>('receipts');
    expect(receipts.at(-1)).toMatchObject({ element: 'HSJG', record: { Hsyj: '信息真实' } });
    expect(await results(checked('1'))).toEqual(['1016']);
  });
});
