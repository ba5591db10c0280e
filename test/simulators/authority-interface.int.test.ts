import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { zipSync } from 'fflate';
import {
  account,
  encrypt,
  InterfaceClient,
  md5,
  missingNumbers,
} from './support/interface-client.ts';
import { zipOf } from './support/interface-client.ts';
import { InterfaceWorld } from './support/interface-world.ts';
import { fresh, newSubject, uploadXml } from './support/records.ts';
import { childText } from './support/reply-text.ts';
import { endSimulators } from './support/simulator.ts';

let sandbox: InterfaceWorld;
beforeAll(async () => {
  sandbox = await InterfaceWorld.open();
});
afterAll(async () => {
  await endSimulators();
  await sandbox.world.clock.close();
});

const filing = (): string => uploadXml({ XZBA: { Baxx: [newSubject(fresh())] } });
const provinceOf = (code: string): InterfaceClient => sandbox.at(code);

describe('the shape of the calls', () => {
  it.each(['document', 'rpc'])(
    'given the %s style and other names, when a client reads the WSDL, then it can call',
    async (style) => {
      const names = { ispId: 'in0', return: 'out' };
      await sandbox.set('soap', { style, namespace: 'urn:other', names });
      const client = new InterfaceClient(sandbox.world.authority.url, 'hebei');
      const { ispId: in0, ...rest } = account();
      const named = { in0, ...rest, hashAlgorithm: 0 };
      expect(await client.call('isp_querypreviousupload', named)).toMatchObject({ code: 0 });
      await expect(client.previous()).rejects.toThrow('in0');
      await sandbox.set('soap', { style });
      const plain = new InterfaceClient(sandbox.world.authority.url, 'hebei');
      expect(await plain.previous()).toMatchObject({ code: 0 });
      expect(
        await plain.call('isp_querybeianstatus', {
          ...{ ...account(), hashAlgorithm: 0 },
          ...{ queryConditionType: 0, queryCondition: 'nobody.example' },
        }),
      ).toMatchObject({ code: 0, xml: expect.stringContaining('<Bazt>1</Bazt>') as string });
      await sandbox.set('soap', {});
    },
  );

  it('given an address of no province or a call that is none, when asked, then refused', async () => {
    const { url } = sandbox.world.authority;
    expect((await fetch(`${url}/atlantis/ISPWebService/upDownLoad?wsdl`)).status).toBe(404);
    const body = '<Envelope><Body><isp_nothing/></Body></Envelope>';
    const post = { method: 'POST', body, headers: { 'content-type': 'text/xml' } };
    const reply = await fetch(`${url}/tianjin/ISPWebService/upDownLoad`, post);
    expect([reply.status, await reply.text()]).toEqual([
      500,
      expect.stringContaining('faultstring'),
    ]);
  });
});

describe('isp_upload', () => {
  it.each([
    ['another user', 4, { userName: 'nobody' }],
    ['a wrong password', 5, account({ password: 'wrong' })],
    ['another provider', 13, { ispId: '1' }],
    ['a short random text', 16, account({ rand: 'short' })],
    ['an unknown encryption', 9, { encryptAlgorithm: 2 }],
    ['an unknown hash', 10, { hashAlgorithm: 1 }],
    ['an unknown compression', 11, { compressionFormat: 1 }],
    ['a wrong hash', 7, { beianInfoHash: md5(Buffer.from('x')) }],
    ['encryption where there is no key', 6, { encryptAlgorithm: 1 }],
  ])('given %s, when uploaded, then %i and nothing is taken', async (_, code, over) => {
    const reply = await provinceOf('shanxi').uploadZip(zipOf(filing()), 1, over);
    expect(reply.code).toBe(code);
    expect(childText((await provinceOf('shanxi').previous()).xml, 'dataSequence')).toBe('0');
  });

  it('given a truncated zip, two files or a long one, when uploaded, then 8, 17 and 18', async () => {
    const client = provinceOf('shanxi');
    const zip = zipOf(filing());
    const cutShort = zip.subarray(0, Math.floor(zip.length / 2));
    const two = Buffer.from(zipSync({ a: new Uint8Array(1), b: new Uint8Array(1) }));
    const long = Buffer.from(zipSync({ a: new Uint8Array(50 * 1024 * 1024 + 1) }));
    const codes = [];
    for (const one of [cutShort, two, long]) codes.push((await client.uploadZip(one, 1)).code);
    expect(codes).toEqual([8, 17, 18]);
  });

  it('given numbers, when they come in order, again or with a gap, then 0, 0, 999 and 14', async () => {
    const client = provinceOf('shaanxi');
    const [first, other] = [zipOf(filing()), zipOf(filing())];
    expect(await client.uploadZip(first, 2)).toMatchObject({ code: 14 });
    expect(missingNumbers(await client.uploadZip(first, 3))).toEqual([1, 2]);
    expect(await client.uploadZip(first, 1)).toMatchObject({ code: 0 });
    expect(await client.uploadZip(first, 1)).toMatchObject({ code: 0 });
    expect(await client.uploadZip(other, 1)).toMatchObject({ code: 999 });
    expect(await client.uploadZip(other, 0)).toMatchObject({ code: 999 });
    const reports =
      await sandbox.world.control<{ reportId: string; arrivals: number }[]>('reports');
    const mine = reports.filter(({ reportId }) => reportId.startsWith('shaanxi:'));
    expect(mine).toMatchObject([{ arrivals: 2, distinctArrivals: 1, operation: 'XZBA' }]);
  });

  it('given hours and a holiday, when uploaded outside of them, then 20 tells when', async () => {
    const client = provinceOf('liaoning');
    // The clock stands at nine in Beijing.
    await sandbox.set('provinces', { code: 'liaoning', hours: '09:30-18:00' });
    const early = await client.uploadZip(zipOf(filing()), 1);
    expect(early).toMatchObject({
      code: 20,
      message: expect.stringContaining('09:30-18:00') as string,
    });
    const closedUntil = '2026-11-24T01:00:00.000Z';
    await sandbox.set('provinces', { code: 'liaoning', hours: '', closedUntil });
    const closed = await client.uploadZip(zipOf(filing()), 1);
    expect(closed).toMatchObject({
      code: 20,
      message: expect.stringContaining('2026-11-24 09:00') as string,
    });
    await sandbox.set('provinces', { code: 'liaoning', closedUntil: '' });
    expect(await client.uploadZip(zipOf(filing()), 1)).toMatchObject({ code: 0 });
  });

  it('given a full queue or no right to report, when uploaded, then 15 and 19', async () => {
    const client = provinceOf('jilin');
    await sandbox.set('provinces', { code: 'jilin', queueLimit: 0 });
    expect(await client.uploadZip(zipOf(filing()), 1)).toMatchObject({ code: 15 });
    await sandbox.set('provinces', { code: 'jilin', queueLimit: 9, reporting: false });
    expect(await client.uploadZip(zipOf(filing()), 1)).toMatchObject({ code: 19 });
  });

  it('given a key, when encrypted with it, then taken; with another, then 6 or 7', async () => {
    const cipher = { key: '0123456789abcdef', iv: 'fedcba9876543210' };
    const client = provinceOf('jiangsu');
    await sandbox.set('provinces', { code: 'jiangsu', aesKey: cipher.key, aesIv: cipher.iv });
    const zip = zipOf(uploadXml({ XZBA: { Baxx: [newSubject(fresh())] } }));
    const sent = (key: string): object => ({
      beianInfo: encrypt(zip, { ...cipher, key }).toString('base64'),
      encryptAlgorithm: 1,
    });
    const wrong = await client.uploadZip(zip, 1, { ...sent('another key here') });
    expect([6, 7]).toContain(wrong.code);
    expect(await client.uploadZip(zip, 1, { ...sent(cipher.key) })).toMatchObject({ code: 0 });
    const fetched = await client.download(cipher);
    expect(fetched.file).toMatchObject({ hashIsRight: true });
    expect(fetched.file?.xml).toContain('1045');
  });

  it('given an account of its own, when the common one is used, then 4', async () => {
    const own = { code: 'zhejiang', user: 'zj', password: '密码', ispId: '7' };
    await sandbox.set('provinces', own);
    const client = provinceOf('zhejiang');
    expect(await client.previous()).toMatchObject({ code: 4 });
    const mine = { ...account({ user: 'zj', password: '密码', ispId: '7' }), hashAlgorithm: 0 };
    expect(await client.call('isp_querypreviousupload', mine)).toMatchObject({ code: 0 });
  });

  it('given uploads, when the last one is asked for, then its number and bytes, also after a kill', async () => {
    const client = provinceOf('anhui');
    const zip = zipOf(filing(), 'file7.xml');
    expect(childText((await client.previous()).xml, 'beianInfo')).toBe('');
    await client.uploadZip(zip, 1);
    await sandbox.restart();
    const { xml } = await provinceOf('anhui').previous();
    expect(childText(xml, 'dataSequence')).toBe('1');
    expect(childText(xml, 'beianInfo')).toBe(zip.toString('base64'));
    expect(childText(xml, 'return_FileName')).toBe('file7.xml');
  });
});
