import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { InterfaceWorld } from './support/interface-world.ts';
import { fresh, newSubject, service, uploadXml } from './support/records.ts';
import { schemaErrors, schemasMissing } from './support/schema.ts';
import { endSimulators } from './support/simulator.ts';

const code = 'tianjin';
let sandbox: InterfaceWorld;
beforeAll(async () => {
  if (schemasMissing !== undefined) process.stderr.write(`skipped: ${schemasMissing}\n`);
  sandbox = await InterfaceWorld.open();
});
afterAll(async () => {
  await endSimulators();
  await sandbox.world.clock.close();
});

const zt = {
  ...{ Ztid: '1', Dwmc: '天津示例科技有限公司', Dwxz: '4', Bbyhlx: '0', Scbbsj: '2026-11-23' },
  Txdz: { Shengid: '120000', Shiid: '120100', Xxdz: '解放北路1号' },
  Zj: { Zjlx: '1', Zjhm: '91120101MA0', Zjzs: '天津市' },
  Fzr: { Fzr_xm: '王伟', Fzr_sjhm: '13810000000', Fzr_dzyj: 'a@example.cn' },
};
const wz = {
  // Not in the order of the schema: the simulator has to know it.
  ...{ Wz_Fzr: { Fzr_dzyj: 'a@example.cn', Fzr_xm: '李娜' }, Wzmc: '示例', Wzid: '2' },
  Ym_xx: [{ Ym: 'example.cn', Ymid: '3' }],
  Jr_xx: [
    {
      ...{ Bbyhlx: '0', Bbyhid: '9', Wzjrfs: { Jrfs: ['1'] }, Wzfb: { Fbdd: ['1'] }, Jrid: '4' },
      Ip_xx: [{ Ipid: '5', Qsip: '3405803777', Zzip: '3405803777' }],
    },
  ],
};
const checked = { Wzid: '2', Wz_Baxh: '津ICP备2026000001号-1', Hcsj: '2026-11-23 09:00:00' };

const notices: readonly (readonly [string, readonly object[]])[] = [
  ['HSRW', [{ Wz_xx: [wz], Zt_xx: zt }]],
  [
    'HCJG',
    [
      { Wzch: { ...checked } },
      { Jrhc: { ...checked, Hcjg: '1', Jxip: '0' } },
      { Zthc: { Ztid: '1', Dwmc: '示例', Zjlx: '1', Zjhm: '9112', Cwyy: '证件号码有误' } },
      { Kkwzhc: { ...checked, Hcjg: '1' } },
    ],
  ],
  ['WBAWZLB', [{ Yys: '1', IP: '3405803777', Wzym_mc: 'unfiled.cn', Id: '1', Jccs: '2' }]],
  ['XGTZ', [{ Tzlb: '0', Tznr: '主体信息需整改', Jlid: '1' }]],
  [
    'HMDLB',
    [
      { Wzhmdxxs: { Czlx: '0', Wz_xx: { Wzmc: '坏站', Ym_xx: [{ Ym: 'bad.cn' }] } } },
      { Zthmdxxs: { Czlx: '0', Zt_xx: { Dwmc: '坏公司', Zj: { Zjlx: '1', Zjhm: '91' } } } },
    ],
  ],
  ['ZXSJ', [{ Zxlb: '1', Jlid: '2' }]],
  [
    'FFJRHMD',
    [{ Id: '1', Ym: 'bad.cn', Ip: '3405803777', Zjjrz: '1', Szs: '120000', Dqjcsj: '2026-11-23' }],
  ],
  ['JCDM', []],
];

describe.skipIf(schemasMissing !== undefined)(
  'what the bureau sends, by the ministry’s schema',
  () => {
    it.each(notices)(
      'given news of %s, when it is fetched, then the file is valid',
      async (block, items) => {
        expect(await sandbox.set('notices', { code, block, items })).toMatchObject({ status: 201 });
        const [file] = await sandbox.at(code).drain();
        expect(file?.xml).toContain(`<${block}>`);
        expect(await schemaErrors('download.xsd', file!.xml)).toEqual([]);
      },
    );

    it('given results, decisions and filed data, when fetched, then each file is valid', async () => {
      const [granted, refused] = [fresh(), fresh()];
      const bad = newSubject(fresh(), { zt: { Txdz: { Shengid: 130000, Shiid: 130100 } } });
      const records = { XZBA: { Baxx: [newSubject(granted), newSubject(refused), bad] } };
      const upload = uploadXml(records);
      // What the test sends is what the schema allows; the simulator has its own reading of it.
      expect(await schemaErrors('upload.xsd', upload)).toEqual([]);
      await sandbox.set('provinces', { code, decisionPlace: 'both' });
      await sandbox.report(code, records);
      await sandbox.decide(granted, `${code}:XZBA:${1000 + granted}`, 'approve');
      await sandbox.decide(refused, `${code}:XZBA:${1000 + refused}`, 'refuse');
      const files = (await sandbox.at(code).drain()).filter(({ xml }) =>
        xml.includes('<DownloadData'),
      );
      const kinds = files.map(({ xml }) => /<ICP><(\w+)>/.exec(xml)?.[1]);
      expect(kinds).toEqual(['BAJG', 'BASJ']);
      for (const { xml } of files) expect(await schemaErrors('download.xsd', xml)).toEqual([]);
    });

    it('given a longer home address than filed data may have, when granted, then the file is valid', async () => {
      const [n, s] = [fresh(), fresh()];
      const { Ztid } = await sandbox.file(code, n);
      const added = service(s, { Syurl: `www.example.cn/${'a'.repeat(400)}` });
      const upload = { XZWZ: { Xzxx: [{ Zt_xx: { Ztid }, Wz_xx: [added] }] } };
      expect(await schemaErrors('upload.xsd', uploadXml(upload))).toEqual([]);
      await sandbox.report(code, upload);
      await sandbox.decide(s, `${code}:XZWZ:${2000 + s}`, 'approve');
      const data = (await sandbox.at(code).drain()).find(({ xml }) => xml.includes('<BASJ>'));
      expect(await schemaErrors('download.xsd', data!.xml)).toEqual([]);
    });
  },
);
