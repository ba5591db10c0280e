import { randomBytes } from 'node:crypto';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { v3Connector } from '#activities/authority/v3/connector.ts';
import { withFittingImages } from '#activities/authority/v3/fit-images.ts';
import type { ServiceRecord } from '#activities/authority/v3/records.ts';
import { attachmentCaps } from '#activities/authority/v3/settings.ts';
import { createCodeTables, mergeCodeTables } from '#domain/authority/code-tables.ts';
import { DATED_CODE_TABLES } from '#domain/authority/dated-code-tables.ts';
import type { Endpoint } from '#domain/authority/endpoint.ts';
import type { MaterialKind } from '#domain/materials/kinds.ts';
import { SAMPLES } from '../../../domain/support/samples.ts';
import { sampleForm } from '../../../support/forms.ts';
import { soapServer } from './support/isp-server.ts';
import type { Operation } from './support/isp-wsdl.ts';

const asked = (name: string): Operation => ({
  name,
  parts: Array.from({ length: 7 }, (_, index) => `arg${String(index)}`),
  result: 'return',
});
const OPERATIONS = [asked('isp_querybeianstatus'), asked('isp_verifybamm')];

const tables = createCodeTables(
  mergeCodeTables(DATED_CODE_TABLES, {
    accessMethod: [{ id: 3, name: '虚拟主机', valid: true, originalId: 33 }],
  }),
);
const connectorWith = (wsdl: string, changes: Partial<Endpoint> = {}) =>
  v3Connector(
    {
      ...{ name: 'tianjin', version: 'V3.0', provinces: ['天津'], extension: 'beian.1' },
      ...{ upDownload: { wsdl }, beianStatus: { wsdl }, verifyPassword: { wsdl } },
      ...{ ispId: 4711, user: 'u', password: 'p' },
      ...changes,
    },
    () => Promise.resolve(tables),
  );

describe('asking a bureau what is filed', () => {
  it('given a domain that is, then its numbers and its name', async () => {
    const server = await soapServer(
      'document',
      OPERATIONS,
      () =>
        '<return><msg_code>0</msg_code><msg></msg><StatusInfo><Cxtjlx>0</Cxtjlx><Cxtj>a.example.com</Cxtj><Bazt>0</Bazt><Ztbah>津ICP备2026000001号</Ztbah><Wzmc>甲站</Wzmc><Wzbah>津ICP备2026000001号-1</Wzbah></StatusInfo></return>',
    );
    expect(await connectorWith(server.wsdl).filedAs('domain', 'a.example.com')).toMatchObject({
      code: 0,
      found: [{ filed: true, subjectNumber: '津ICP备2026000001号', serviceName: '甲站' }],
    });
    expect(server.taken[0]?.[1]).toMatchObject({ arg5: '0', arg6: 'a.example.com' });
  });

  it('given a certificate that is not, then so', async () => {
    const server = await soapServer(
      'document',
      OPERATIONS,
      () =>
        '<return><msg_code>0</msg_code><msg></msg><StatusInfo><Bazt>1</Bazt></StatusInfo></return>',
    );
    const { found } = await connectorWith(server.wsdl).filedAs('taiwanPermit', '01234567');
    expect(found).toMatchObject([{ filed: false }]);
    expect(server.taken[0]?.[1]).toMatchObject({ arg5: '11' });
  });

  it.each([
    ['md5', '25d55ad283aa400af464c76d713c07ad'],
    ['plain', '12345678'],
  ] as const)(
    'given a filing password and an endpoint that wants it %s, then so it is sent',
    async (filingPassword, sent) => {
      const server = await soapServer(
        'document',
        OPERATIONS,
        () => '<return><msg_code>0</msg_code><msg></msg><VerifyRes>0</VerifyRes></return>',
      );
      const bureau = connectorWith(server.wsdl, { filingPassword });
      const answer = await bureau.filingPasswordRight('津ICP备2026000001号', '12345678');
      expect(answer).toMatchObject({ code: 0, right: true });
      expect(server.taken[0]?.[1]).toMatchObject({ arg6: sent });
    },
  );
});

describe('what an endpoint settles of the open points', () => {
  it.each([
    [undefined, '<Jrfs>3</Jrfs>'],
    ['Ysid', '<Jrfs>33</Jrfs>'],
  ] as const)('given codeId %s, then a row is meant by that number', async (codeId, written) => {
    const bureau = connectorWith('none', codeId === undefined ? {} : { codeId });
    const [, { form, filingType }] = SAMPLES[0] as (typeof SAMPLES)[number];
    const report = {
      ...{ id: 'r', orderNo: 'o', filingType, province: '天津', frozenAt: new Date(0), form },
    };
    const encoded = await bureau.encode(report, { of: () => 1 }, []);
    expect(String(encoded.record)).toContain(written);
  });

  it.each([
    [undefined, 102_400],
    [{ kilobyte: 1000 }, 100_000],
    [{ counts: 'base64' }, 76_800],
    [{ counts: 'base64', kilobyte: 1000 }, 75_000],
  ] as const)('given the image limit %o, then a certificate has at most %i bytes', (limit, cap) => {
    expect(attachmentCaps(limit).others).toBe(cap);
  });
});

describe('pictures', () => {
  const contents = (xml: unknown) =>
    [...String(xml).matchAll(/<Fjnr>([^<]+)<\/Fjnr>/g)].map(([, base64 = '']) =>
      Buffer.from(base64, 'base64'),
    );
  const JPEG = Buffer.from([0xff, 0xd8, 0xff]);

  const noise = (edge: number) =>
    sharp(randomBytes(edge * edge * 3), { raw: { width: edge, height: edge, channels: 3 } });
  const handedIn = (kind: MaterialKind, content: Buffer, contentType = 'image/jpeg') => ({
    ...{ kind, content, contentType },
  });

  it('given materials, then those with a purpose there are pictures within its limit, others stay here', async () => {
    const bureau = connectorWith('none', { extension: 'none' });
    const large = await noise(700).png().toBuffer();
    const small = await noise(20).jpeg().toBuffer();
    const { record } = await bureau.encode(websiteReport(), { of: () => 1 }, [
      handedIn('subjectCertificate', large, 'image/png'),
      handedIn('subjectOwnerIdFront', small),
      handedIn('subjectOwnerIdBack', small),
      handedIn('serviceOwnerIdFront', small),
      handedIn('verificationPhoto', large, 'image/png'),
      handedIn('letterOfAuthorisation', Buffer.from('%PDF-1.7'), 'application/pdf'),
    ]);
    const pictures = contents(record);
    expect(pictures).toHaveLength(5);
    for (const picture of pictures) {
      expect(picture.subarray(0, 3)).toEqual(JPEG);
      expect(picture.length).toBeLessThanOrEqual(100 * 1024);
    }
  });

  it('given one person in two places who showed the document once, then it stands at both', async () => {
    const bureau = connectorWith('none', { extension: 'none' });
    const card = await noise(20).jpeg().toBuffer();
    const shown = [handedIn('subjectOwnerIdFront', card)];
    const { form, ...report } = websiteReport();
    const sameOwner = {
      ...report,
      form: { ...form, service: { ...form.service, owner: form.subjectOwner } },
    };
    const same = await bureau.encode(sameOwner, { of: () => 1 }, shown);
    expect(contents(same.record)).toEqual([card, card]);
    const other = { ...form.subjectOwner, certificateNumber: '110101199003071233' };
    const otherOwner = { ...report, form: { ...form, service: { ...form.service, owner: other } } };
    const differs = await bureau.encode(otherOwner, { of: () => 1 }, shown);
    expect(contents(differs.record)).toEqual([card]);
  });

  it('given no materials, then no picture', async () => {
    const bureau = connectorWith('none', { extension: 'none' });
    const { record } = await bureau.encode(websiteReport(), { of: () => 1 }, []);
    expect(contents(record)).toEqual([]);
  });

  it('given a picture that can’t be read, then the materials are named', async () => {
    const bureau = connectorWith('none', { extension: 'none' });
    const broken = [handedIn('subjectCertificate', Buffer.from('x'))];
    await expect(bureau.encode(websiteReport(), { of: () => 1 }, broken)).rejects.toMatchObject({
      findings: [{ field: '/materials', code: 'wire.notPicture' }],
    });
  });

  /** V3.0 alone has no place for an app. */
  function websiteReport() {
    const form = sampleForm('tianjin-enterprise-website');
    const made = { id: 'r', orderNo: 'o', filingType: 'newSubject', province: '天津' };
    return { ...made, frozenAt: new Date(0), form };
  }
});

describe('a record with pictures', () => {
  const record = (photograph: Uint8Array, scan: Uint8Array) => ({
    operation: 'newSubject' as const,
    subject: {} as never,
    services: [{ approvals: [{ kind: '新闻', number: '1', images: [scan] }] } as never],
    attachments: [
      {
        ...{ format: 'jpg', purpose: 'subjectCertificate', content: photograph },
        of: { kind: 'subject' as const, id: 1 },
      },
    ],
  });
  const noise = (width: number, height: number) =>
    sharp(randomBytes(width * height * 3), { raw: { width, height, channels: 3 } })
      .jpeg({ quality: 95 })
      .toBuffer();

  it('given photographs that are too large, then they are scaled down to the limit, approvals too', async () => {
    const [large, scan] = [await noise(900, 700), await noise(800, 600)];
    const caps = attachmentCaps();
    expect(Math.min(large.length, scan.length)).toBeGreaterThan(caps.others);
    const fitted = await withFittingImages(record(large, scan), caps);
    const [approval] = (fitted.services as readonly ServiceRecord[]).flatMap(
      ({ approvals }) => approvals,
    );
    for (const content of [fitted.attachments[0]?.content, approval?.images[0]]) {
      expect(content?.length).toBeLessThanOrEqual(caps.others);
      expect((await sharp(content).metadata()).format).toBe('jpeg');
    }
  });

  it('given what is no picture, then it is named', async () => {
    const pdf = Buffer.from('%PDF-1.7');
    await expect(withFittingImages(record(pdf, pdf), attachmentCaps())).rejects.toMatchObject({
      findings: [
        { field: '/attachments/0/content', code: 'wire.notPicture' },
        { field: '/services/0/approvals/0/images/0', code: 'wire.notPicture' },
      ],
    });
  });
});
