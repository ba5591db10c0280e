import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { missingNumbers, zipOf, type InterfaceClient } from './support/interface-client.ts';
import { InterfaceWorld } from './support/interface-world.ts';
import { fresh, newSubject, uploadXml } from './support/records.ts';
import { childText, childTexts } from './support/reply-text.ts';
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

const fault = (body: object) => sandbox.set('faults', { to: code, queued: true, ...body });
const faults = () =>
  sandbox.world.control<{ faults: { mode: string }[]; struck: Record<string, number> }>('faults');
const notice = (Tznr: string) =>
  sandbox.set('notices', { code, block: 'XGTZ', items: [{ Tzlb: '0', Tznr }] });
const newZip = () => zipOf(uploadXml({ XZBA: { Baxx: [newSubject(fresh())] } }));

describe('faults that wait', () => {
  it('given two that are queued, when one can’t strike yet, then it waits and both are counted in the end', async () => {
    await fault({ mode: 'wrongHash', times: 1 });
    await fault({ mode: 'code', code: 15 });
    expect(await client.download()).toMatchObject({ code: 15 });
    expect(await faults()).toEqual({
      faults: [{ mode: 'wrongHash', to: code, times: 1 }],
      struck: { 'code 15': 1 },
    });
    await notice('一');
    expect((await client.download()).file).toMatchObject({ hashIsRight: false });
    expect(await faults()).toEqual({ faults: [], struck: { 'code 15': 1, wrongHash: 1 } });
  });

  it('given one that is not queued, then it takes the place of those that wait', async () => {
    await client.drain();
    await fault({ mode: 'wrongHash', times: 1 });
    await fault({ mode: 'lostReply', method: 'isp_upload', queued: false });
    expect((await faults()).faults).toMatchObject([{ mode: 'lostReply' }]);
    await sandbox.set('faults', { mode: 'none' });
  });
});

describe('faults of what is in a file', () => {
  it.each([
    ['utf8File', 'UTF-8', 'utf8'],
    ['utf16File', 'UTF-16', 'utf-16'],
  ])('given %s, when fetched, then the file is in %s and says so', async (mode, said, encoding) => {
    await client.drain();
    await fault({ mode });
    // With nothing to say there is no file that could be in another encoding.
    expect(await client.download()).toMatchObject({ code: 2 });
    await notice('限期整改');
    const { file } = await client.download();
    expect(file).toMatchObject({ hashIsRight: true });
    const xml = iconv.decode(file!.bytes, encoding);
    expect(xml).toContain(`encoding="${said}"`);
    expect(childText(xml, 'Tznr')).toBe('限期整改');
    expect((await client.drain()).map(({ name }) => name)).toEqual([file!.name]);
  });

  it('given a file with entities, when fetched, then it comes behind what else there is, and once', async () => {
    await notice('二');
    await fault({ mode: 'entityFile' });
    const files = await client.drain();
    expect(files.map(({ xml }) => xml.includes('<!DOCTYPE'))).toEqual([false, true]);
    expect(new Set(files.map(({ name }) => name)).size).toBe(2);
    expect(await client.drain()).toEqual([]);
  });

  it('given a case that waits, when its result has an unknown code, then it names the case', async () => {
    await fault({ mode: 'unknownCode' });
    expect(await client.drain()).toEqual([]);
    const n = fresh();
    client.sequence = 0;
    await client.upload(uploadXml({ XZBA: { Baxx: [newSubject(n)] } }));
    const told = (await client.drain()).map(({ xml }) => xml).join('');
    expect([childTexts(told, 'Jgdm'), childText(told, 'Bs')]).toEqual([['1777'], String(1000 + n)]);
  });
});

describe('faults of an upload', () => {
  it('given a slow reply, when uploaded, then what it leads to is there before the reply', async () => {
    await client.drain();
    await fault({ mode: 'slowReply', ms: 1_500, times: 1 });
    let answered = false;
    const reply = client.upload(uploadXml({ XZBA: { Baxx: [newSubject(fresh())] } }));
    void reply.then(() => (answered = true));
    let files: unknown[] = [];
    while (files.length === 0 && !answered) files = await client.drain();
    expect([files.length > 0, answered]).toEqual([true, false]);
    expect(await reply).toMatchObject({ code: 0 });
  });

  it('given three lost numbers, when the next is sent, then 14 names them, and each is good again', async () => {
    const other = sandbox.at('gansu');
    const zips = [newZip(), newZip(), newZip(), newZip()];
    for (const [at, zip] of zips.entries()) await other.uploadZip(zip, at + 1);
    await sandbox.set('faults', { to: 'gansu', mode: 'lostSequences' });
    const last = await other.previous();
    expect(childText(last.xml, 'dataSequence')).toBe('1');
    expect(childText(last.xml, 'beianInfo')).not.toBe('');
    const refused = await other.uploadZip(newZip(), 5);
    expect([refused.code, missingNumbers(refused)]).toEqual([14, [2, 3, 4]]);
    for (const [at, zip] of zips.entries()) {
      if (at > 0) expect(await other.uploadZip(zip, at + 1)).toMatchObject({ code: 0 });
    }
    const reports = await sandbox.world.control<{ distinctCopies: number }[]>('reports');
    expect(reports.filter(({ distinctCopies }) => distinctCopies !== 1)).toEqual([]);
  });
});
