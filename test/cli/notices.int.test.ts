import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { sendMail } from '#activities/mail.ts';
import { sendSms } from '#activities/sms.ts';
import { noticeAsText } from '#cli/notices/as-text.ts';
import { noticesAsSent } from '#cli/notices/as-sent.ts';
import { chosenOf } from '#cli/notices/chosen.ts';
import { beianCommand } from '#cli/program.ts';
import { NOTICE_TEMPLATES } from '#domain/notices.ts';
import { givenEffect, worldOf } from '../activities/support/world.ts';
import { givenStage } from '../support/orders.ts';
import { createTestRecord, type TestRecord } from '../support/record.ts';

let out = '';
beforeEach(() => {
  out = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += String(text);
    return true;
  });
  return () => vi.restoreAllMocks();
});

async function preview(line: string): Promise<string> {
  await beianCommand().parseAsync(
    ['node', 'beian', 'notices', 'preview', ...line.split(' ')].filter(Boolean),
  );
  return out;
}

describe('beian notices preview', () => {
  it('given nothing, then all notices with channels, readers and variables', async () => {
    const lines = (await preview('')).trim().split('\n');
    expect(lines.map((line) => line.split(' ')[0])).toEqual(NOTICE_TEMPLATES);
    expect(out).toMatch(/^verificationReminder +sms +owner +orderNo, serviceName, dueTime$/m);
  });

  it('given a notice, then all its texts with encoding, characters and segments', async () => {
    await preview('granted');
    expect(out).toContain('granted · SMS · zh · 66 characters, UCS-2, 1 segment\n  【备案】');
    expect(out).toContain(
      'granted · SMS · en · 125 characters, UCS-2, 2 segments: over one, which has 70\n',
    );
    expect(out).toMatch(/granted · E-mail · zh\n {2}Subject: 备案成功：/);
    expect(out).toMatch(/granted · E-mail · en\n {2}Subject: ICP filing granted/);
  });

  it('given a channel and a language, then that text alone', async () => {
    expect((await preview('rejected --channel sms --locale en')).trim().split('\n')).toEqual([
      expect.stringMatching(/^rejected · SMS · en · \d+ characters, GSM-7, 1 segment$/),
      expect.stringMatching(/^ {2}\[Beian\]/),
    ]);
  });

  it('given --html, then a page and nothing else', async () => {
    await preview('rejected --locale en --html');
    expect(out).toMatch(/^<!doctype html>[\s\S]*<\/html>\n?$/);
    expect(out).toContain('<html lang="en">');
  });
});

describe('the notices of an order', () => {
  let record: TestRecord;
  beforeAll(async () => {
    record = await createTestRecord();
  });
  afterAll(() => record.close());

  it('given some were written, then they are shown as they were, masked and with their state', async () => {
    const orderNo = await givenStage(record, 'correction');
    const { deps, taken } = worldOf(record);
    await sendSms(deps, await givenEffect(record, orderNo, { template: 'rejected' }));
    const kind = 'sendMail';
    await sendMail(deps, await givenEffect(record, orderNo, { template: 'rejected', kind }));
    const shown = await noticesAsSent(record, orderNo, chosenOf());
    expect(shown.map(({ text }) => text.body)).toEqual(taken.map(({ text }) => text));
    const [sms = '', mail = ''] = shown.map(noticeAsText);
    expect(sms).toContain('1 segment · sent to 139****0001\n');
    expect(mail).toContain('· sent to a***@example.com\n');
    expect(await noticesAsSent(record, orderNo, chosenOf('rejected', 'mail'))).toHaveLength(1);
  });

  it('given none, then it says so', async () => {
    const orderNo = await givenStage(record, 'draft');
    await expect(noticesAsSent(record, orderNo, chosenOf())).rejects.toMatchObject({
      code: 'notice.none',
    });
  });
});
