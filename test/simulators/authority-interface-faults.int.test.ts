import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { zipOf, type InterfaceClient } from './support/interface-client.ts';
import { InterfaceWorld } from './support/interface-world.ts';
import { fresh, lastSix, mobileOf, newSubject, uploadXml } from './support/records.ts';
import { childText } from './support/reply-text.ts';
import { endSimulators } from './support/simulator.ts';

const code = 'tianjin';
let sandbox: InterfaceWorld;
let client: InterfaceClient;
beforeAll(async () => {
  sandbox = await InterfaceWorld.open();
  client = sandbox.at(code);
});
afterAll(async () => {
  await endSimulators();
  await sandbox.world.clock.close();
});

const fault = (body: object) => sandbox.set('faults', { to: code, times: 1, ...body });
const notice = (Tznr: string) =>
  sandbox.set('notices', { code, block: 'XGTZ', items: [{ Tzlb: '0', Tznr }] });

describe('faults of a call', () => {
  it.each(['http503', 'html', 'reset', 'soapFault'])(
    'given %s once, when called, then that call fails and the next does not',
    async (mode) => {
      await client.previous();
      await fault({ mode });
      await expect(client.previous()).rejects.toThrow();
      expect(await client.previous()).toMatchObject({ code: 0 });
    },
  );

  it('given a code, when called twice, then it is the answer once; others are not struck', async () => {
    await fault({ mode: 'code', code: 901, method: 'isp_upload', times: undefined });
    expect(await client.previous()).toMatchObject({ code: 0 });
    const zip = zipOf(uploadXml({ XZBA: { Baxx: [newSubject(fresh())] } }));
    expect(await client.uploadZip(zip, 1)).toMatchObject({ code: 901 });
    expect(await client.uploadZip(zip, 1)).toMatchObject({ code: 0 });
  });

  it('given a slow bureau, when called, then it answers late', async () => {
    await fault({ mode: 'slow', ms: 300 });
    const began = performance.now();
    await client.previous();
    expect(performance.now() - began).toBeGreaterThan(290);
  });

  it('given a lost reply, when an upload is asked after, then it was taken once', async () => {
    const zip = zipOf(uploadXml({ XZBA: { Baxx: [newSubject(fresh())] } }));
    await fault({ mode: 'lostReply' });
    await expect(client.uploadZip(zip, 2)).rejects.toThrow();
    expect(childText((await client.previous()).xml, 'dataSequence')).toBe('2');
    expect(await client.uploadZip(zip, 2)).toMatchObject({ code: 0 });
  });

  it('given a lost number, when asked for the last one, then it is one less', async () => {
    await fault({ mode: 'lostSequence', times: undefined });
    const { xml } = await client.previous();
    expect(childText(xml, 'dataSequence')).toBe('1');
    expect(childText(xml, 'beianInfo')).not.toBe('');
    const zip = zipOf(uploadXml({ XZBA: { Baxx: [newSubject(fresh())] } }));
    expect(await client.uploadZip(zip, 3)).toMatchObject({ code: 14 });
    expect(await client.uploadZip(zip, 2)).toMatchObject({ code: 0 });
  });
});

describe('faults of a file', () => {
  it('given a wrong hash or a truncated zip, when fetched, then the next time it is right', async () => {
    await client.drain();
    await notice('一');
    await fault({ mode: 'wrongHash' });
    expect((await client.download()).file).toMatchObject({ hashIsRight: false });
    await fault({ mode: 'truncatedZip' });
    expect((await client.download()).file).toMatchObject({ xml: '' });
    expect((await client.download()).file).toMatchObject({
      hashIsRight: true,
      xml: expect.stringContaining('一') as string,
    });
  });

  it('given a file that was acknowledged, when it is to come once more, then it does', async () => {
    const [file] = await client.drain();
    await fault({ mode: 'duplicateFile', times: undefined });
    expect(await client.download()).toMatchObject({ file });
    expect(await client.download()).toMatchObject({ code: 2 });
  });

  it('given two files, when they are to come out of order, then the newer comes first', async () => {
    await notice('旧');
    await client.download();
    await notice('新');
    await fault({ mode: 'outOfOrder', times: undefined });
    const texts = [];
    for (let n = 0; n < 2; n += 1) {
      const { file } = await client.download();
      texts.push(childText(file!.xml, 'Tznr'));
      await client.acknowledge(file!.name);
    }
    expect(texts).toEqual(['新', '旧']);
  });
});

describe('the desk’s pages', () => {
  it('given a case with a picture, when a clerk opens it, then content and picture, and decides', async () => {
    // The tests above have used the numbers up to here.
    client.sequence = 2;
    const n = fresh();
    const Fjxx = { Fjwjgs: 1, Fjyt: 5, Fjnr: Buffer.from('JPEG!').toString('base64') };
    const owner = { Fjssdx: { Ssdxlx: 1, Ssdxbs: 1000 + n } };
    await sandbox.report('tianjin', {
      XZBA: { Baxx: [newSubject(n, { fj: [{ Fjxx: { ...Fjxx, ...owner } }] })] },
    });
    const reportId = `tianjin:XZBA:${1000 + n}`;
    const { url } = sandbox.world.authority;
    const html = await (await fetch(`${url}/desk/case?reportId=${reportId}`)).text();
    expect(html).toContain(`天津示例科技${n}有限公司`);
    expect(html).toContain('附件用途代码 5');
    const picture = await fetch(`${url}/desk/picture?reportId=${reportId}&index=0`);
    expect(await picture.text()).toBe('JPEG!');
    const list = await (await fetch(url)).text();
    expect(list).toContain(`/desk/case?reportId=${encodeURIComponent(reportId)}`);
    expect(html).not.toContain('驳回意见');
    await sandbox.world.verify(mobileOf(n), lastSix, await sandbox.world.code(mobileOf(n)));
    expect(await (await fetch(`${url}/desk/case?reportId=${reportId}`)).text()).toContain(
      '驳回意见',
    );
    const form = { reportId, decision: 'refuse', opinion: '照片不清晰' };
    await fetch(`${url}/desk`, { method: 'POST', body: new URLSearchParams(form) });
    const told = (await client.drain()).map(({ xml }) => childText(xml, 'Shyj')).join('');
    expect(told).toBe('照片不清晰');
  });

  it('given a clerk who closes a province, when uploaded, then 20 until it is opened', async () => {
    const { url } = sandbox.world.authority;
    const act = (action: string) =>
      fetch(`${url}/desk/provinces`, {
        method: 'POST',
        body: new URLSearchParams({ code: 'hainan', action }),
      }).then((response) => response.text());
    const zip = zipOf(uploadXml({ XZBA: { Baxx: [newSubject(fresh())] } }));
    expect(await act('close')).toContain('停止接收上报');
    expect(await sandbox.at('hainan').uploadZip(zip, 1)).toMatchObject({ code: 20 });
    await act('open');
    expect(await sandbox.at('hainan').uploadZip(zip, 1)).toMatchObject({ code: 0 });
  });
});
