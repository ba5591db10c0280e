import { beforeAll, describe, expect, it } from 'vitest';
import { REVEALED_FILES_AN_HOUR } from '#domain/masking/reveals.ts';
import { keepNews } from '#orders/news.ts';
import { revealedWhole } from '#orders/reveal-whole.ts';
import { actor } from '../../support/orders.ts';
import { expectRefused } from './support/refusals.ts';
import { givenSentFile } from './support/sent-file.ts';
import { read, useApi } from './support/use-api.ts';

const PASSWORD = 'Geheim-4711';
const XML = `<UploadData><Dwmc>某公司</Dwmc><ICPmm>${PASSWORD}</ICPmm></UploadData>`;
const file = useApi({ authorityFiles: { sent: () => XML, received: () => XML } });

const body = { purpose: 'bureauInquiry' };
const ofFile = (handle: string) =>
  file.as(handle)('POST', '/authority/links/tianjin/sent/1/reveal', { body });
const ofNews = (handle: string) =>
  file.as(handle)('POST', '/authority/news/tianjin:F1:1/reveal', { body });

beforeAll(async () => {
  await givenSentFile(file.record);
  const item = { id: 'tianjin:F1:1', endpoint: 'tianjin', fileName: 'F1', kind: 'other' };
  const content = { block: 'X/Y', xml: `<Y><Dwmc>某公司</Dwmc><ICPmm>${PASSWORD}</ICPmm></Y>` };
  await keepNews(file.record, { ...item, content });
});

describe('a file or news of a bureau, revealed whole', () => {
  it('given a password in it, then it is shown without', async () => {
    for (const ask of [ofFile, ofNews]) {
      const shown = JSON.stringify((await ask('manager')).body);
      expect(shown).toContain('某公司');
      expect(shown).not.toContain(PASSWORD);
    }
  });

  it('given a role that was taken a moment ago, then nothing is read and nothing recorded', async () => {
    const { db } = file.record;
    const look = { action: 'file.revealed', target: 'x', purpose: 'audit' } as const;
    const before = await db.auditEntry.count();
    const asked = revealedWhole(
      file.record,
      { ...look, actor: actor('reviewer-1', 'manager') },
      () => Promise.resolve('read'),
    );
    await expect(asked).rejects.toMatchObject({ code: 'auth.role' });
    expect(await db.auditEntry.count()).toBe(before);
  });

  it('given the hour’s measure, then many at one instant do not pass it, files and news together, and an hour later it goes on', async () => {
    const { db, clock } = file.record;
    const counted = { actorId: 'acc-manager', action: { in: ['file.revealed', 'news.revealed'] } };
    const left = REVEALED_FILES_AN_HOUR - (await db.auditEntry.count({ where: counted }));
    const asks = Array.from({ length: left + 4 }, (_, at) => (at % 2 === 0 ? ofFile : ofNews));
    const answers = await Promise.all(asks.map((ask) => ask('manager')));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(left);
    const refusal = { status: 429, code: 'reveal.too_many_files' };
    await expectRefused(file.record, () => ofFile('manager'), refusal);
    await expectRefused(file.record, () => ofNews('manager'), refusal);
    expect((await ofFile('admin-1')).status, 'each account by itself').toBe(200);
    clock.set(new Date((await clock.now()).getTime() + 3_600_001));
    expect(read<{ xml: string }>(await ofFile('manager')).xml).toContain('某公司');
  });
});
