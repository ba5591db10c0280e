import { describe, expect, it } from 'vitest';
import { NOTHING_FILED } from '#domain/authority/filed-with-report.ts';
import { ORDERABLE_TYPES } from '#machines/registry.ts';
import { isReported } from '#activities/authority/v3/report-record.ts';
import { haveSchemas, objections } from '../../../support/isp-schemas.ts';
import {
  bureauWith,
  FILED,
  fileOf,
  REPORTED_FORMS,
  reportOf,
  unsaid,
  type ReportedType,
} from './support/reports.ts';

const TYPES = Object.keys(REPORTED_FORMS) as ReportedType[];
const fileOfType = (type: ReportedType) => fileOf(reportOf(type, REPORTED_FORMS[type]));

/** What the first element of a name holds. */
const within = (xml: string, name: string): string =>
  new RegExp(`<${name}>(.*?)</${name}>`, 's').exec(xml)?.[1] ?? '';

describe('what each filing type says to the authority', () => {
  it('given every type that can be ordered, then it has words, but for what stays with the provider', () => {
    expect(ORDERABLE_TYPES.filter((type) => !isReported(type))).toEqual(['claim', 'transfer']);
    expect([...TYPES].sort()).toEqual(ORDERABLE_TYPES.filter(isReported).sort());
  });

  it.runIf(haveSchemas).each(['beian.1', 'none'] as const)(
    'given a form of every type, extension %s, then its file is valid by the ministry’s schema',
    async (extension) => {
      const bureau = bureauWith({ extension });
      const types = TYPES.filter((type) => type !== 'newService' || extension === 'beian.1');
      const files = await Promise.all(
        types.map((type) => fileOf(reportOf(type, REPORTED_FORMS[type]), [], bureau)),
      );
      expect(await objections('upload', files)).toEqual([]);
    },
  );

  it.each([
    ['newSubject', 'XZBA'],
    ['newService', 'XZWZ'],
    ['newAccess', 'XZJR'],
    ['change', 'BGBA'],
    ['cancelAccess', 'ZXBA'],
    ['deregisterService', 'ZXBA'],
    ['deregisterSubject', 'ZXBA'],
  ] as const)('given %s, then it is %s, twice the same', async (type, block) => {
    const file = await fileOfType(type);
    expect(file).toContain(`<${block}>`);
    expect(await fileOfType(type)).toBe(file);
  });
});

describe('what is filed already', () => {
  it('given the bureau’s id of a subject, then a new service names it by that; else by its number', async () => {
    expect(within(await fileOfType('newService'), 'Zt_xx')).toBe('<Ztid>900001</Ztid>');
    const unknown = reportOf('newService', REPORTED_FORMS.newService, NOTHING_FILED);
    expect(within(await fileOf(unknown), 'Zt_xx')).toBe('<Ztbah>津ICP备2026000001号</Ztbah>');
  });

  it('given a service that is not known here, then a new access names it by its number, under our id', async () => {
    const file = await fileOf(reportOf('newAccess', REPORTED_FORMS.newAccess, NOTHING_FILED));
    expect(within(file, 'Wz_xx')).toBe('<Wzbah>津ICP备2026000001号-1</Wzbah>');
    expect(within(file, 'IspJrid')).toBe('3');
    expect(within(file, 'ICPmm')).toBe('25d55ad283aa400af464c76d713c07ad');
  });

  it('given a change of a name and a number, then the rest is what is filed, under the bureau’s ids', async () => {
    const file = await fileOfType('change');
    const { record: subject } = FILED.subject!;
    const of = (name: string) => within(file, name);
    expect(of('Zt_xx')).toContain(`<Ztid>900001</Ztid><Dwmc>${subject.name}</Dwmc>`);
    expect(of('Zt_xx')).toContain('<Baxh>津ICP备2026000001号</Baxh>');
    expect(of('Zt_xx')).toContain(`<Fzr_sjhm>${subject.owner.mobile!}</Fzr_sjhm>`);
    expect(of('Wz_xx')).toContain('<Wzid>900002</Wzid><Wzmc>清禾茶园</Wzmc>');
    expect(of('Wz_Fzr')).toContain('<Fzr_sjhm>18800000999</Fzr_sjhm>');
    expect(of('Wz_Fzr')).toContain(`<Fzr_xm>${FILED.service!.record.owner.name!}</Fzr_xm>`);
    expect(of('Ym_xx')).toContain('<Ymid>900004</Ymid>');
    expect(of('Jr_xx')).toContain('<Jrid>900003</Jrid>');
    expect(of('Ip_xx')).toContain('<Ipid>900005</Ipid>');
  });

  it('given a change that adds a domain, then the new one has no id of the bureau’s yet', async () => {
    const domains = [...FILED.service!.record.domains, 'new.example.cn'];
    const changes = { service: { kind: 'website', domains } };
    const file = await fileOf(reportOf('change', { ...REPORTED_FORMS.change, changes }));
    const ids = [...file.matchAll(/<Ym_xx>(.*?)<\/Ym_xx>/g)].map(([, text = '']) =>
      text.includes('<Ymid>'),
    );
    expect(ids).toEqual([...FILED.service!.record.domains.map(() => true), false]);
  });

  it('given a change of the subject alone, then a site of it goes with it as it is filed', async () => {
    const { service: _, ...form } = REPORTED_FORMS.change;
    const changes = { subject: { mailingAddress: '天津市南开区示例路 101 号' } };
    const file = await fileOf(reportOf('change', { ...form, changes }));
    expect(within(file, 'Xxdz')).toBe('天津市南开区示例路 101 号');
    expect(within(file, 'Wzmc')).toBe(FILED.service!.record.name);
  });

  it('given a change that takes texts out, then the snapshot goes without them, and is valid', async () => {
    const { subject, service } = FILED;
    const record = { ...subject!.record, investor: '示例集团' };
    const said = { ...service!.record, remarks: '旧备注' };
    const filed = {
      ...{ ...FILED, subject: { ...subject!, record }, service: { ...service!, record: said } },
    };
    const change = (changes: object) =>
      fileOf(reportOf('change', { ...REPORTED_FORMS.change, changes }, filed));
    const before = await change({ subject: { city: '天津市' } });
    expect([within(before, 'Tzr'), within(before, 'Wz_Bz')]).toEqual(['示例集团', '旧备注']);
    const after = await change({
      subject: { investor: '' },
      service: { kind: 'website', remarks: '', preApprovals: [] },
    });
    expect(after).not.toMatch(/<Tzr>|<Tzr\/>|<Wz_Bz/);
    if (haveSchemas) expect(await objections('upload', [after])).toEqual([]);
  });

  it.each([
    ['cancelAccess', '2', '900003', '3'],
    ['deregisterService', '1', '900002', '1'],
    ['deregisterSubject', '0', '900001', '5'],
  ] as const)('given %s, then kind %s, record %s, reason %s', async (type, kind, id, reason) => {
    const file = await fileOfType(type);
    expect(['Zxlb', 'Jlid', 'Zxly'].map((name) => within(file, name))).toEqual([kind, id, reason]);
    const [, extension = ''] = /<XZHYD>.*<Fjnr>(.*?)<\/Fjnr>/s.exec(file) ?? [];
    expect(JSON.parse(Buffer.from(extension, 'base64').toString())).toMatchObject({
      orderNo: 'BA1',
      filingType: type,
    });
  });

  it('given a bureau without our extension, then a cancellation is the cancellation alone', async () => {
    const report = reportOf('cancelAccess', REPORTED_FORMS.cancelAccess);
    const file = await fileOf(report, [], bureauWith({ extension: 'none' }));
    expect(file).not.toContain('XZHYD');
  });
});

describe('what can’t be said', () => {
  const without = (form: object, key: string) =>
    Object.fromEntries(Object.entries(form).filter(([name]) => name !== key));
  const unknownTo = (part: 'subject' | 'service' | 'access') => ({ ...FILED, [part]: null });

  it.each([
    ['the bureau’s id of an access', 'cancelAccess', '/service/icpNumber wire.noBureauId'],
    ['the bureau’s id of a service', 'deregisterService', '/service/icpNumber wire.noBureauId'],
    ['the bureau’s id of a subject', 'deregisterSubject', '/subject/icpNumber wire.noBureauId'],
    ['a record of what is filed', 'change', '/subject/icpNumber wire.notOnFile'],
  ] as const)('given that %s is missing, then the field is named', async (_, type, said) => {
    const report = reportOf(type, REPORTED_FORMS[type], NOTHING_FILED);
    expect(await unsaid(report)).toEqual([said]);
  });

  it('given a service that another carries, then its change lacks our access', async () => {
    const report = reportOf('change', REPORTED_FORMS.change, unknownTo('access'));
    expect(await unsaid(report)).toEqual([
      '/service/icpNumber wire.missing',
      '/changes/service/ipAddresses wire.noIpv4',
    ]);
  });

  it('given that the record of a subject lacks its domicile, then the change asks for it', async () => {
    const { domicile: _, ...record } = FILED.subject!.record;
    const filed = { ...FILED, subject: { ...FILED.subject!, record } };
    expect(await unsaid(reportOf('change', REPORTED_FORMS.change, filed))).toEqual([
      '/changes/subject/domicile wire.missing',
    ]);
  });

  it.each(['newAccess', 'deregisterSubject'] as const)(
    'given %s without the filing password, then it is asked for',
    async (type) => {
      const form = without(REPORTED_FORMS[type], 'filingPassword');
      expect(await unsaid(reportOf(type, form))).toEqual(['/filingPassword wire.missing']);
    },
  );

  it('given a new access that corrects what is filed, then the access alone is reported', async () => {
    const { newAccess } = REPORTED_FORMS;
    const form = { ...newAccess, changes: { service: { kind: 'website', name: '甲' } } };
    expect(await fileOf(reportOf('newAccess', form))).toEqual(
      await fileOf(reportOf('newAccess', newAccess)),
    );
  });

  it('given an app at a bureau without our extension, then it is refused', async () => {
    const report = reportOf('newService', REPORTED_FORMS.newService);
    expect(await unsaid(report, [], bureauWith({ extension: 'none' }))).toEqual([
      '/service/kind wire.app',
    ]);
  });

  it('given places of servers that no table has, then the settings are named, not the applicant', async () => {
    const bureau = bureauWith({ serverPlaces: ['天津'], accessMethods: ['飞鸽'] });
    const report = reportOf('newAccess', REPORTED_FORMS.newAccess);
    await expect(fileOf(report, [], bureau)).rejects.toMatchObject({
      findings: [{ ours: true, code: 'wire.unknownEntry' }],
    });
  });
});
