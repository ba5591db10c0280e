import { describe, expect, it } from 'vitest';
import { readFolder } from '#cli/import/read-folder.ts';
import { creditCode, residentId } from '#cli/demo/earlier/numbers.ts';
import { inFolder, READ_AS } from './support/import-folder.ts';

const NUMBER = '津ICP备2020000077号';
const CERTIFICATE = creditCode(77);
const OWNER = residentId(77);

const person = (tag: string) =>
  `<${tag}><Fzr_xm>沈知微</Fzr_xm><Fzr_dhhm>022-27000077</Fzr_dhhm><Fzr_sjhm>13800000077;13900000077</Fzr_sjhm>` +
  `<Fzr_dzyj>shen@example.cn</Fzr_dzyj><Fzr_zjlx>2</Fzr_zjlx><Fzr_zjhm>${OWNER}</Fzr_zjhm></${tag}>`;

const access = (id: string, provider: string, address: string) =>
  `<Jr_xx>${id}<Jrid>9003</Jrid><Ispid>${provider}</Ispid><Wzfb><Fbdd>29</Fbdd></Wzfb><Wzjrfs><Jrfs>3</Jrfs></Wzjrfs>` +
  `<Ip_xx><Ipid>9004</Ipid><Qsip>${address}</Qsip><Zzip>${address}</Zzip></Ip_xx></Jr_xx>`;

/** A file of the authority with its full record of one subject: a website that we carry, and another provider. */
const record = (change: (xml: string) => string = (xml) => xml) =>
  change(`<?xml version="1.0" encoding="UTF-8"?><DownloadData><ICP><BASJ><Baxx>
<Zt_xx><IspZtid>501</IspZtid><Ztid>9001</Ztid><Baxh>${NUMBER}</Baxh><Dwmc>天津清禾示例茶业有限公司</Dwmc><Dwxz>4</Dwxz>
<Txdz><Shengid>120000</Shengid><Shiid>120100</Shiid><Xianid>120104</Xianid><Xxdz>天津市南开区示例路 77 号</Xxdz></Txdz>
<Zj><Zjlx>1</Zjlx><Zjhm>${CERTIFICATE}</Zjhm><Zjzs>天津市南开区示例路 77 号</Zjzs></Zj>${person('Fzr')}
<Bbyhlx>0</Bbyhlx><Scbbsj>2020-05-06 10:00:00</Scbbsj></Zt_xx>
<Wz_xx><IspWzid>502</IspWzid><Wzid>9002</Wzid><Baxh>${NUMBER}-1</Baxh><Wzmc>清禾茶业官网</Wzmc>
<Fwnr><Fwnr_id>8</Fwnr_id></Fwnr><Yylb><Yylb_id>1</Yylb_id></Yylb><Ym_xx><Ymid>9005</Ymid><Ym>Qinghe.example.cn</Ym></Ym_xx>
${access('<IspJrid>503</IspJrid>', '110', '2032413457')}${access('<IspJrid>77</IspJrid>', '440', '1998396701').replace('9003', '9006')}
${person('Wz_Fzr')}<Syurl>https://www.qinghe.example.cn/</Syurl></Wz_xx>
</Baxx></BASJ></ICP></DownloadData>`);

const read = (xml: string, provider: number | null = 110) =>
  inFolder({ 'basj.xml': xml }, (folder) => readFolder(folder, { ...READ_AS, provider })).subjects;

describe('the authority’s own full record', () => {
  it('given a file of it, then it says what the CSV files would, in our own codes and with both sides’ ids', () => {
    const [subject] = read(record());
    expect(subject).toMatchObject({
      place: { file: 'basj.xml', line: 1 },
      ...{ icpNumber: NUMBER, providerId: 501n, bureauId: 9001n },
      subject: {
        ...{ nature: 'enterprise', certificateType: 'unifiedSocialCreditCode', province: '天津' },
        ...{ certificateNumber: CERTIFICATE, city: '市辖区', county: '南开区' },
      },
      subjectOwner: {
        ...{ name: '沈知微', certificateType: 'residentId', certificateNumber: OWNER },
        ...{ mobile: '13800000077', emergencyNumber: '022-27000077' },
      },
      services: [
        {
          ...{ icpNumber: `${NUMBER}-1`, providerId: 502n, bureauId: 9002n },
          service: {
            kind: 'website',
            domains: ['qinghe.example.cn'],
            contentTypes: ['单位门户网站'],
          },
        },
      ],
    });
    expect([subject, ...(subject?.services ?? [])].map((one) => one?.refusal)).toEqual([
      undefined,
      undefined,
    ]);
  });

  it('given accesses of ours and of others, then others’ have their provider, and none of our ids', () => {
    const [subject] = read(record());
    expect(subject?.services[0]?.accesses).toMatchObject([
      {
        otherProvider: null,
        providerId: 503n,
        bureauId: 9003n,
        access: { ipAddresses: ['121.36.43.17'] },
      },
      { otherProvider: '440', providerId: null, bureauId: 9006n },
    ]);
  });

  it('given that our own number is not said, then its accesses are refused', () => {
    const [subject] = read(record(), null);
    const codes = subject?.services[0]?.accesses.map(({ refusal }) => refusal?.code);
    expect(codes).toEqual(['import.provider_unknown', 'import.provider_unknown']);
  });

  it.each([
    ['a nature that no table has', '<Dwxz>4</Dwxz>', '<Dwxz>88</Dwxz>', 'import.record_unreadable'],
    ['no number', `<Baxh>${NUMBER}</Baxh>`, '', 'import.record_unreadable'],
    [
      'a wrong resident ID',
      OWNER,
      `${OWNER.slice(0, 17)}${OWNER.endsWith('1') ? '2' : '1'}`,
      'identifier.resident_id.check_digit',
    ],
  ])('given %s, then the subject is refused', (_what, from, to, code) => {
    const [subject] = read(record((xml) => xml.replace(from, to)));
    expect(subject?.refusal?.code).toBe(code);
  });

  it('given the same subject in a CSV file, then the record is the one that is said twice', () => {
    const head =
      'icpNumber,nature,certificateType,certificateNumber,name,province,ownerName,ownerCertificateType,ownerCertificateNumber,ownerMobile';
    const line = `${NUMBER},enterprise,unifiedSocialCreditCode,${CERTIFICATE},天津清禾示例茶业有限公司,天津,沈知微,residentId,${OWNER},13800000077`;
    const files = { 'basj.xml': record(), 'subjects.csv': `${head}\n${line}\n` };
    const { subjects } = inFolder(files, (folder) => readFolder(folder, READ_AS));
    expect(subjects.map(({ place, refusal }) => [place.file, refusal?.code])).toEqual([
      ['subjects.csv', undefined],
      ['basj.xml', 'import.said_twice'],
    ]);
  });
});
