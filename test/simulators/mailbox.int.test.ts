import { createTransport } from 'nodemailer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getJson, postJson } from './support/http.ts';
import { endSimulators, startSimulator, type Simulator } from './support/simulator.ts';

interface Shown {
  id: string;
  messageId: string;
  from: string;
  to: string[];
  subject: string;
  text: string;
  html: string | null;
  at: string;
}

let mailbox: Simulator;
beforeAll(async () => {
  mailbox = await startSimulator('mailbox');
});
afterAll(endSimulators);

const shown = (query: string) => getJson<Shown[]>(`${mailbox.url}/control/messages?${query}`);
const fault = (body: object) => postJson(`${mailbox.url}/control/faults`, body);

async function send(to: string, over: object = {}): Promise<string> {
  const transport = createTransport({ url: mailbox.smtpUrl, socketTimeout: 500 });
  const mail = { from: '备案 <beian@provider.cn>', to, subject: '备案进度', text: '初审已通过' };
  const info = (await transport.sendMail({ ...mail, ...over })) as { messageId: string };
  return info.messageId;
}

describe('the mailbox', () => {
  it('given a mail with two parts, when sent, then it is found by every filter', async () => {
    const messageId = await send('wang@example.cn', { html: '<b>初审已通过</b>' });
    const [mail] = await shown(`messageId=${encodeURIComponent(messageId)}`);
    expect(mail).toMatchObject({
      messageId,
      from: 'beian@provider.cn',
      to: ['wang@example.cn'],
      subject: '备案进度',
      html: expect.stringContaining('<b>初审已通过</b>') as string,
    });
    expect(mail?.text.trim()).toBe('初审已通过');
    expect(await shown('to=WANG@example.cn')).toHaveLength(1);
    expect(await shown(`contains=${encodeURIComponent('初审')}`)).toHaveLength(1);
    expect(await shown('to=li@example.cn')).toEqual([]);
  });

  it('given a client that logs in, when it sends, then any password will do', async () => {
    const url = mailbox.smtpUrl.replace('smtp://', 'smtp://user:secret@');
    const mail = { from: 'a@provider.cn', to: 'login@example.cn', text: 'x' };
    await createTransport(url).sendMail(mail);
    expect(await shown('to=login@example.cn')).toHaveLength(1);
  });

  it.each([
    ['tempfail', 451],
    ['reject', 550],
  ])(
    'given %s once, when sent twice, then %i first and then accepted',
    async (mode, responseCode) => {
      const to = `${mode}@example.cn`;
      await fault({ mode, to, times: 1 });
      await expect(send(to)).rejects.toMatchObject({ responseCode });
      await send(to);
      expect(await shown(`to=${to}`)).toHaveLength(1);
    },
  );

  it('given hang, when sent, then the client runs out of patience; none ends it', async () => {
    await fault({ mode: 'hang' });
    await expect(send('hang@example.cn')).rejects.toThrow();
    await fault({ mode: 'none' });
    await send('hang@example.cn');
    expect(await shown('to=hang@example.cn')).toHaveLength(1);
  });

  it('given mails, when killed and started, then they are still there', async () => {
    await send('kept@example.cn');
    const before = await shown('');
    await mailbox.kill();
    mailbox = await startSimulator('mailbox', { STORE: mailbox.store });
    expect(await shown('')).toEqual(before);
  });

  it('given an HTML part, when the pages are read, then it is in a sandbox and escaped', async () => {
    await send('page@example.cn', { subject: '<i>页', html: '<script>alert(1)</script>' });
    const list = await (await fetch(mailbox.url)).text();
    expect(list).toContain('&#60;i&#62;页');
    const id = (await shown('to=page@example.cn'))[0]?.id ?? '';
    const page = await (await fetch(`${mailbox.url}/messages/${id}`)).text();
    expect(page).toMatch(/<iframe [^>]*sandbox="[^"]*" srcdoc="[^"]*&#60;script&#62;/);
    expect(page).not.toContain('<script>alert');
    expect((await fetch(`${mailbox.url}/messages/none`)).status).toBe(404);
  });
});
