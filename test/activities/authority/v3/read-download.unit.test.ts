import { describe, expect, it } from 'vitest';
import { readDownload } from '#activities/authority/v3/read-download.ts';

const download = (block: string) =>
  readDownload(`<DownloadData version="V.3.0"><ICP>${block}</ICP></DownloadData>`);

describe('a downloaded file', () => {
  it('given a filing, then both id spaces, numbers and dates are there', () => {
    const { news, unknown } = download(
      `<BASJ><Baxx><Zt_xx><IspZtid>11</IspZtid><Ztid>910011</Ztid><Dwmc>示例公司</Dwmc><Dwxz>4</Dwxz>
       <Txdz><Shengid>420000</Shengid><Shiid>420100</Shiid><Xxdz>示例大道 120 号</Xxdz></Txdz>
       <Zj><Zjlx>1</Zjlx><Zjhm>91420190MA4KTE113J</Zjhm><Zjzs>示例大道</Zjzs></Zj>
       <Fzr><Fzr_xm>楚云归</Fzr_xm><Fzr_sjhm>18600000135</Fzr_sjhm><Fzr_dzyj>c@example.com</Fzr_dzyj></Fzr>
       <Baxh>鄂ICP备2026000001号</Baxh><Bbyhlx>1</Bbyhlx><Scbbsj>2026-11-01</Scbbsj><Zjxgsj>2026-11-22 09:08:07.0</Zjxgsj></Zt_xx>
       <Wz_xx><IspWzid>21</IspWzid><Wzid>910021</Wzid><Wzmc>江行慢递</Wzmc>
       <Nrlx><Nrlx_xx><Nrlx_id>3</Nrlx_id><Qzsph>一号</Qzsph><Spwj>AQID</Spwj></Nrlx_xx></Nrlx>
       <Fwnr><Fwnr_id>5</Fwnr_id><Fwnr_id>6</Fwnr_id></Fwnr><Yylb><Yylb_id>1</Yylb_id></Yylb>
       <Ym_xx><IspYmid>51</IspYmid><Ymid>910051</Ymid><Ym>a.example.com</Ym></Ym_xx>
       <Jr_xx><IspJrid>31</IspJrid><Jrid>910031</Jrid><Ispid>4711</Ispid><Wzfb><Fbdd>2</Fbdd></Wzfb><Wzjrfs><Jrfs>1</Jrfs></Wzjrfs>
       <Ip_xx><IspIpid>41</IspIpid><Ipid>910041</Ipid><Qsip>2032413569</Qsip><Zzip>3758096383</Zzip></Ip_xx></Jr_xx>
       <Wz_Fzr><Fzr_xm>屈半夏</Fzr_xm></Wz_Fzr><Syurl>www.a.example.com</Syurl><Baxh>鄂ICP备2026000001号-1</Baxh></Wz_xx></Baxx></BASJ>`,
    );
    expect(unknown).toEqual([]);
    expect(news).toHaveLength(1);
    expect(news[0]).toMatchObject({
      kind: 'filed',
      record: 1,
      oddities: [],
      subject: {
        id: 11,
        bureauId: 910_011,
        filingNumber: '鄂ICP备2026000001号',
        natureId: 4,
        provinceId: 420_000,
        countyId: undefined,
        owner: { name: '楚云归', mobile: '18600000135', phone: undefined },
        reportedBy: 'provider',
        firstFiledAt: '2026-11-01',
        changedAt: '2026-11-22T09:08:07+08:00',
      },
      services: [
        {
          id: 21,
          bureauId: 910_021,
          filingNumber: '鄂ICP备2026000001号-1',
          approvals: [{ kindId: 3, number: '一号', images: ['AQID'] }],
          contentTypeIds: [5, 6],
          languageIds: [1],
          domains: [{ id: 51, bureauId: 910_051, name: 'a.example.com' }],
          accesses: [
            {
              id: 31,
              bureauId: 910_031,
              providerId: 4711,
              serverPlaceIds: [2],
              methodIds: [1],
              ips: [{ id: 41, bureauId: 910_041, from: '121.36.43.129', to: '223.255.255.255' }],
            },
          ],
          owner: { name: '屈半夏' },
          homeUrl: 'www.a.example.com',
        },
      ],
    });
  });

  it('given results and decisions, then each is a record with its place, codes beyond the schema included', () => {
    const { news } = download(
      `<BAJG><Jg_xx><Jgxx><Jgdm>1001</Jgdm></Jgxx><Jgxx><Jgdm>1062</Jgdm><Dmms>相符</Dmms></Jgxx><Czlx>35</Czlx><Bs>11</Bs></Jg_xx>
       <GJSHS><Gjsh><Shsj>2026-11-22</Shsj><Shjg>1</Shjg><Czlx>1</Czlx><Jlid>11</Jlid></Gjsh>
       <Gjsh><Shrxm>陆审核</Shrxm><Shsj>2026-11-22</Shsj><Shyj>材料不清</Shyj><Shjg>0</Shjg></Gjsh></GJSHS></BAJG>`,
    );
    expect(news).toMatchObject([
      {
        record: 1,
        kind: 'result',
        codes: [{ code: 1001 }, { code: 1062, text: '相符' }],
        operation: 35,
        ref: '11',
        oddities: [],
      },
      { record: 2, kind: 'decision', approved: true, operation: 1, recordId: 11, oddities: [] },
      {
        record: 3,
        kind: 'decision',
        approved: false,
        reviewer: '陆审核',
        opinion: '材料不清',
        recordId: undefined,
        oddities: [],
      },
    ]);
  });

  it.each<[string, string, object]>([
    [
      'a cancelled access',
      '<ZXSJ><Zxxx><Zxlb>2</Zxlb><Jlid>5</Jlid></Zxxx></ZXSJ>',
      { kind: 'cancelled', what: 'access', bureauId: 5 },
    ],
    [
      'a blacklisted subject',
      '<HMDLB><Zthmdxxs><Zt_xx><Dwmc>甲</Dwmc><Zj><Zjlx>2</Zjlx><Zjhm>X</Zjhm></Zj></Zt_xx><Czlx>0</Czlx></Zthmdxxs></HMDLB>',
      {
        kind: 'blacklist',
        change: 'added',
        entry: { what: 'subject', name: '甲', certificateTypeId: 2, certificateNumber: 'X' },
      },
    ],
    [
      'a service taken off the blacklist',
      '<HMDLB><Wzhmdxxs><Wz_xx><Wzmc>乙</Wzmc><Ym_xx><Ym>b.example.com</Ym></Ym_xx></Wz_xx><Czlx>2</Czlx></Wzhmdxxs></HMDLB>',
      {
        kind: 'blacklist',
        change: 'removed',
        entry: { what: 'service', name: '乙', domains: ['b.example.com'] },
      },
    ],
    [
      'illegal access',
      '<FFJRHMD><Ffjrxx><Id>1</Id><Ym>c.example.com</Ym><Ip>2032413569</Ip><Zjjrz>2</Zjjrz><Szs>420000</Szs><Dqjcsj>20261122</Dqjcsj></Ffjrxx></FFJRHMD>',
      {
        kind: 'illegalAccess',
        bureauId: 1,
        domain: 'c.example.com',
        ip: '121.36.43.129',
        providerId: 2,
        provinceId: 420_000,
        seenAt: '2026-11-22',
      },
    ],
    [
      'an unfiled site',
      '<WBAWZLB><Wbawz_xx><Id>1</Id><Wzym_mc>d.example.com</Wzym_mc><IP>121.36.43.129</IP><Jccs>3</Jccs><Yys>7</Yys><Scjcsj>2026/1/2 3:04</Scjcsj></Wbawz_xx></WBAWZLB>',
      {
        kind: 'unfiledSite',
        domain: 'd.example.com',
        ip: '121.36.43.129',
        timesSeen: 3,
        carrierId: 7,
        firstSeenAt: '2026-01-02T03:04:00+08:00',
      },
    ],
    [
      'an access that was not reported',
      '<HCJG><Jgxx><Jrhc><Wzid>3</Wzid><Wz_Baxh>鄂ICP备2026000001号-1</Wz_Baxh><Ym>e.example.com</Ym><Jxip>2032413569</Jxip><Hcjg>2</Hcjg><Hcsj>2026-11-22</Hcsj></Jrhc></Jgxx></HCJG>',
      {
        kind: 'checkResult',
        check: 'access',
        bureauId: 3,
        found: 'underReported',
        domain: 'e.example.com',
        resolvedIp: '121.36.43.129',
      },
    ],
    [
      'a dead shell',
      '<HCJG><Jgxx><Kkwzhc><Wzid>3</Wzid><Wz_Baxh>鄂ICP备2026000001号-1</Wz_Baxh><Hcjg>1</Hcjg><Hcsj>2026-11-22</Hcsj></Kkwzhc></Jgxx></HCJG>',
      { kind: 'checkResult', check: 'shellService', found: 'dead' },
    ],
    [
      'a subject with wrong data',
      '<HCJG><Jgxx><Zthc><Ztid>3</Ztid><Dwmc>甲</Dwmc><Zjlx>1</Zjlx><Zjhm>X</Zjhm><Cwyy>证件过期</Cwyy></Zthc></Jgxx></HCJG>',
      { kind: 'checkResult', check: 'subject', bureauId: 3, name: '甲', reason: '证件过期' },
    ],
    [
      'an order to put right',
      '<XGTZ><Tzxx><Tzlb>1</Tzlb><Baxh>鄂ICP备2026000001号-1</Baxh><Tznr>请于十日内更正</Tznr></Tzxx></XGTZ>',
      {
        kind: 'rectification',
        what: 'service',
        filingNumber: '鄂ICP备2026000001号-1',
        text: '请于十日内更正',
      },
    ],
  ])('given %s, then it is read', (_, block, expected) => {
    const { news, unknown } = download(block);
    expect(news).toMatchObject([{ ...expected, record: 1, oddities: [] }]);
    expect(unknown).toEqual([]);
  });

  it('given code tables, then rows have what all have and the rest; invalid ones are told', () => {
    const { news } = readDownload(
      `<DownloadData version="V.3.0"><JCDM><Jcdm_xx>
       <Wzfwlx_dms><Wzfwlx_xx><Id>5</Id><Ysid>12</Ysid><Mc>出行信息</Mc><Sfyx>1</Sfyx></Wzfwlx_xx><Wzfwlx_xx><Id>6</Id><Ysid>13</Ysid><Mc>旧</Mc><Sfyx>0</Sfyx></Wzfwlx_xx></Wzfwlx_dms>
       <Wbacl_dms><Wbacl_xx><Id>1</Id><Ztmc>已断开</Ztmc></Wbacl_xx></Wbacl_dms></Jcdm_xx></JCDM></DownloadData>`,
    );
    expect(news).toEqual([
      {
        kind: 'codeTables',
        record: 1,
        oddities: [],
        tables: [
          {
            table: 'contentType',
            rows: [
              { id: 5, name: '出行信息', valid: true, extra: { Ysid: '12' } },
              { id: 6, name: '旧', valid: false, extra: { Ysid: '13' } },
            ],
          },
          {
            table: 'unfiledHandling',
            rows: [{ id: 1, name: '已断开', valid: undefined, extra: {} }],
          },
        ],
      },
    ]);
  });

  it('given odd values, then they are undefined and listed without the value, and the rest is read', () => {
    const { news, unknown } = download(
      '<BAJG><GJSHS><Gjsh><Shsj>31.11.2026</Shsj><Shjg>7</Shjg><Jlid>99999999999999999999</Jlid><Jlid>5</Jlid><Neu><x>1</x></Neu><Shyj>好</Shyj></Gjsh></GJSHS></BAJG>',
    );
    expect(news).toMatchObject([
      { approved: undefined, at: undefined, recordId: undefined, opinion: '好' },
    ]);
    const at = 'DownloadData/ICP/BAJG/GJSHS/Gjsh[1]';
    expect(news[0]?.oddities).toEqual([
      { path: `${at}/Shjg`, problem: 'unknownValue' },
      { path: `${at}/Shsj`, problem: 'notADate' },
      { path: `${at}/Jlid`, problem: 'repeated' },
      { path: `${at}/Jlid`, problem: 'notANumber' },
    ]);
    expect(unknown).toEqual([{ path: `${at}/Neu`, xml: '<Neu><x>1</x></Neu>' }]);
  });

  it('given blocks that nobody knows, then they are kept beside those that are read', () => {
    const { news, unknown } = download(
      '<NEU version="2"><a>1</a></NEU><ZXSJ><Zxxx><Zxlb>0</Zxlb><Jlid>5</Jlid></Zxxx></ZXSJ>',
    );
    expect(news).toMatchObject([{ kind: 'cancelled' }]);
    expect(unknown).toEqual([
      { path: 'DownloadData/ICP/NEU', xml: '<NEU version="2"><a>1</a></NEU>' },
    ]);
  });

  it('given IP, domain or synchronisation blocks, then they are kept whole', () => {
    const { news } = readDownload(
      '<DownloadData><IP><BAJG><Lyjg><Czlx>1</Czlx></Lyjg></BAJG></IP></DownloadData>',
    );
    expect(news).toEqual([
      {
        kind: 'other',
        block: 'IP/BAJG',
        xml: '<BAJG><Lyjg><Czlx>1</Czlx></Lyjg></BAJG>',
        record: 1,
        oddities: [],
      },
    ]);
    expect(
      readDownload('<DownloadData><DJTB><YM><x/></YM></DJTB></DownloadData>').news,
    ).toMatchObject([{ block: 'DJTB/YM' }]);
  });

  it('given no version or a wrapper, then it is read; given something else, then it is kept', () => {
    const inner = '<ICP><ZXSJ><Zxxx><Zxlb>0</Zxlb><Jlid>5</Jlid></Zxxx></ZXSJ></ICP>';
    expect(
      readDownload(`<data><x><DownloadData>${inner}</DownloadData></x></data>`).news,
    ).toHaveLength(1);
    expect(readDownload('<Something><a>1</a></Something>')).toEqual({
      news: [],
      unknown: [{ path: 'Something', xml: '<Something><a>1</a></Something>' }],
    });
  });
});

describe('our extension to the downloads', () => {
  const extension = (version: string) =>
    readDownload(
      `<BeianExtension version="${version}"><SmsStates><SmsState><IspZtid>11</IspZtid><Operation>1</Operation><State>waiting</State>` +
        '<At>2026-11-22T01:02:03Z</At><Person><MobileLast4>0135</MobileLast4><State>passed</State></Person>' +
        '<Person><MobileLast4>0137</MobileLast4><State>waiting</State></Person></SmsState>' +
        '<SmsState><Jlid>910021</Jlid><Operation>4</Operation><State>vanished</State><At>2026-11-22 09:00:00</At></SmsState></SmsStates></BeianExtension>',
    );

  it('given states of SMS verifications, then they are read, instants in Beijing time', () => {
    expect(extension('beian.1').news).toMatchObject([
      {
        kind: 'smsState',
        record: 1,
        subjectId: 11,
        operation: '1',
        state: 'waiting',
        at: '2026-11-22T09:02:03+08:00',
        persons: [
          { mobileLast4: '0135', state: 'passed' },
          { mobileLast4: '0137', state: 'waiting' },
        ],
        oddities: [],
      },
      { record: 2, bureauId: 910_021, state: undefined, oddities: [{ problem: 'unknownValue' }] },
    ]);
  });

  it('given another version, then it is kept unread', () => {
    const { news, unknown } = extension('beian.2');
    expect(news).toEqual([]);
    expect(unknown).toMatchObject([{ path: 'BeianExtension' }]);
  });
});
