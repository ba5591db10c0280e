import { describe, expect, it } from 'vitest';
import { encodeRecord, encodeUpload, operationOf } from '#activities/authority/v3/encode.ts';
import { NotExpressible } from '#activities/authority/v3/not-expressible.ts';
import type { UploadRecord } from '#activities/authority/v3/records.ts';
import { readXml } from '#activities/authority/v3/read-xml.ts';
import { withValue } from '../../../domain/support/samples.ts';
import { NEW_SUBJECT, RECORDS } from './support/records.ts';
import { UNKNOWN, uploadSettings } from './support/tables.ts';

function recordOf(title: string): UploadRecord {
  return RECORDS.find(([name]) => name === title)![1];
}

/** What is found wrong with a record, as "field code". */
function findingsOf(record: unknown): string[] {
  try {
    encodeRecord(record as UploadRecord, uploadSettings());
  } catch (error) {
    if (!(error instanceof NotExpressible)) throw error;
    for (const { zh, en } of error.findings) expect(zh && en).not.toBe('');
    return error.findings.map(({ field, code }) => `${field} ${code}`);
  }
  return [];
}

describe('an upload file', () => {
  it('given a cancellation, then it is exactly this', () => {
    expect(encodeUpload([recordOf('the cancellation of a subject')], uploadSettings())).toBe(
      '<?xml version="1.0" encoding="GBK"?><UploadData version="V.3.0"><ICP><ZXBA><Zx_xx><Zxlb>0</Zxlb>' +
        '<Jlid>910011</Jlid><Zxly>1</Zxly><Zxlybz>歇业</Zxlybz><ICPmm>25d55ad283aa400af464c76d713c07ad</ICPmm>' +
        '</Zx_xx></ZXBA><Qqdwid>4711</Qqdwid></ICP></UploadData>',
    );
  });

  it('given a first filing, then texts are escaped and addresses are unsigned numbers', () => {
    const xml = encodeRecord(NEW_SUBJECT, uploadSettings());
    expect(xml).toContain('<Dwmc>武汉江行示例网络科技有限公司 &lt;甲&amp;乙&gt;</Dwmc>');
    expect(xml).toContain('<IspIpid>41</IspIpid><Qsip>2032413569</Qsip><Zzip>2032413570</Zzip>');
    expect(xml).toContain('<Qsip>3758096383</Qsip>');
    expect(xml).toContain('<Fzr_sjhm>18800000137;18800000138</Fzr_sjhm>');
    expect(xml).toContain('<Shengid>420000</Shengid><Shiid>420100</Shiid><Xianid>420106</Xianid>');
    expect(xml).toContain('<Spwj>AQID</Spwj>');
  });

  it('given a password in Chinese, then its MD5 is of the GBK bytes', () => {
    const xml = encodeRecord(recordOf('a new service, by filing number'), uploadSettings());
    expect(xml).toContain('<ICPmm>5265c32cdb7dd3fe6a1df2b5380d44cf</ICPmm>');
  });

  it('given an extension, then it is sent where it is switched on, and nowhere else', () => {
    expect(encodeRecord(NEW_SUBJECT, uploadSettings())).not.toContain('>999<');
    const xml = encodeRecord(NEW_SUBJECT, uploadSettings({ extension: true }));
    const match =
      /<Fj><Fjxx><Fjwjgs>999<\/Fjwjgs><Fjyt>999<\/Fjyt><Fjnr>([^<]+)<\/Fjnr><Fjssdx><Ssdxlx>1<\/Ssdxlx><Ssdxbs>11<\/Ssdxbs><\/Fjssdx><\/Fjxx><\/Fj>/.exec(
        xml,
      );
    expect(JSON.parse(Buffer.from(match![1]!, 'base64').toString('utf8'))).toEqual({
      extension: 'beian.1',
      ...NEW_SUBJECT.extension,
    });
  });

  it('given records of two operations or none, then it is refused', () => {
    expect(() => operationOf(RECORDS.map(([, record]) => record))).toThrow(RangeError);
    expect(() => operationOf([])).toThrow(RangeError);
  });

  it.each(RECORDS)('given %s, then what is written is read again as XML', (_, record) => {
    expect(() =>
      readXml(encodeUpload([record], uploadSettings({ extension: true }))),
    ).not.toThrow();
  });
});

describe('what V3.0 cannot say', () => {
  it.each<[string, unknown, string]>([
    ['/subject/name', '甲'.repeat(256), '/subject/name wire.tooLong'],
    ['/subject/name', ' ', '/subject/name wire.missing'],
    ['/subject/name', '𠮷野家', '/subject/name wire.notGbk'],
    ['/subject/name', '价格€', '/subject/name wire.notGbk'],
    ['/subject/name', 'a\u0000b', '/subject/name wire.notXml'],
    ['/subject/name', 'a\uD800b', '/subject/name wire.notXml'],
    ['/subject/city', UNKNOWN, '/subject/city wire.unknownEntry'],
    ['/subject/nature', UNKNOWN, '/subject/nature wire.unknownEntry'],
    ['/subject/owner/phone', undefined, '/subject/owner/phone wire.missing'],
    ['/subject/owner/phone', '027 870', '/subject/owner/phone wire.tooShort'],
    ['/subject/owner/phone', '027-87000000转8', '/subject/owner/phone wire.phone'],
    ['/subject/owner/mobile', '+85290000000', '/subject/owner/mobile wire.phone'],
    ['/subject/owner/email', 'nobody', '/subject/owner/email wire.email'],
    ['/services', [], '/services wire.tooFew'],
    ['/services/0/contentTypes', [], '/services/0/contentTypes wire.tooFew'],
    ['/services/0/contentTypes/1', UNKNOWN, '/services/0/contentTypes/1 wire.unknownEntry'],
    ['/services/0/homeUrl', `www.${'a'.repeat(260)}`, '/services/0/homeUrl wire.tooLong'],
    ['/services/0/domains/0/name', 'a.b', '/services/0/domains/0/name wire.tooShort'],
    ['/services/0/accesses/0/ips', [], '/services/0/accesses/0/ips wire.noIpv4'],
    [
      '/services/0/accesses/0/ips/0/from',
      '2408:4002::1',
      '/services/0/accesses/0/ips/0/from wire.ipv6',
    ],
    [
      '/services/0/accesses/0/ips/0/from',
      '1.2.3.256',
      '/services/0/accesses/0/ips/0/from wire.notIpv4',
    ],
    [
      '/services/0/accesses/0/ips/0/from',
      '222.0.0.1',
      '/services/0/accesses/0/ips/0/to wire.ipOrder',
    ],
    ['/services/0/id', 0, '/services/0/id wire.outOfRange'],
    ['/services/0/approvals/0/images', [], '/services/0/approvals/0/images wire.tooFew'],
    ['/attachments/1/content', new Uint8Array(102_401), '/attachments/1/content wire.tooLarge'],
    [
      '/attachments/0/of',
      { kind: 'subject', filingNumber: '鄂ICP备2026000001号' },
      '/attachments/0/of/filingNumber wire.owner',
    ],
  ])('given %s = %j, then %s', (pointer, value, finding) => {
    expect(findingsOf(withValue(NEW_SUBJECT, pointer, value))).toEqual([finding]);
  });

  it('given 65 approvals, then that is too many; a verification sheet may be larger than the rest', () => {
    const approvals = Array.from({ length: 65 }, () => NEW_SUBJECT.services[0]!.approvals[0]);
    expect(findingsOf(withValue(NEW_SUBJECT, '/services/0/approvals', approvals))).toEqual([
      '/services/0/approvals wire.tooMany',
    ]);
    const sheet = (size: number) =>
      withValue(NEW_SUBJECT, '/attachments/0/content', new Uint8Array(size));
    expect(findingsOf(sheet(153_600))).toEqual([]);
    expect(findingsOf(sheet(153_601))).toEqual(['/attachments/0/content wire.tooLarge']);
  });

  it('given several things wrong, then all are found at once', () => {
    const twice = withValue(
      withValue(NEW_SUBJECT, '/subject/name', undefined) as object,
      '/services/0/owner/email',
      'x',
    );
    expect(findingsOf(twice)).toEqual([
      '/subject/name wire.missing',
      '/services/0/owner/email wire.email',
    ]);
  });

  it('given a change of what has no bureau ids or number yet, then each is missing', () => {
    const change = recordOf('a change') as { subject: { bureauId?: number } };
    const found = findingsOf(
      withValue(
        withValue(change, '/subject/bureauId', undefined) as object,
        '/services/0/filingNumber',
        undefined,
      ),
    );
    expect(found).toEqual([
      '/subject/bureauId wire.missing',
      '/services/0/filingNumber wire.missing',
    ]);
  });

  it('given a private person, then an office number may be missing; a password only where none is needed', () => {
    const individual = withValue(NEW_SUBJECT, '/subject/nature', 'individual') as object;
    const without = withValue(
      withValue(individual, '/subject/owner/phone', undefined) as object,
      '/services/0/owner/phone',
      undefined,
    );
    expect(findingsOf(without)).toEqual([]);
    const cancel = recordOf('the cancellation of a subject');
    expect(findingsOf(withValue(cancel, '/password', undefined))).toEqual([
      '/password wire.missing',
    ]);
    expect(findingsOf(recordOf('the cancellation of an access'))).toEqual([]);
  });

  it('given a county that the table does not have, then the address says it', () => {
    const record = withValue(NEW_SUBJECT, '/subject/county', UNKNOWN) as UploadRecord;
    expect(encodeRecord(record, uploadSettings())).not.toContain('Xianid');
  });

  it('given dates that are none, then they are refused', () => {
    expect(
      findingsOf(withValue(recordOf('the result of a verification'), '/date', '22.11.2026')),
    ).toEqual(['/date wire.date']);
  });

  it('given any finding, then the error has no value of the record in it', () => {
    const secret = 'geheim-geheim';
    const record = withValue(NEW_SUBJECT, '/subject/owner/email', secret) as UploadRecord;
    expect(() => encodeRecord(record, uploadSettings())).toThrow(NotExpressible);
    try {
      encodeRecord(record, uploadSettings());
    } catch (error) {
      expect(JSON.stringify(error) + String(error)).not.toContain(secret);
    }
  });
});
