import { beforeAll, describe, expect, it } from 'vitest';
import { exchange } from '#activities/authority/follow.ts';
import { reportToAuthority } from '#activities/authority/report.ts';
import { registerLinks } from '#orders/links.ts';
import { keepNews } from '#orders/news.ts';
import { scriptedBureau } from '../../activities/authority/support/scripted-bureau.ts';
import { worldOf } from '../../activities/support/world.ts';
import { givenStage } from '../../support/orders.ts';
import { MONDAY } from '../../support/record.ts';
import { expectRefused } from './support/refusals.ts';
import { read, useApi } from './support/use-api.ts';

const { bureau, connector } = scriptedBureau();
const XML =
  '<UploadData><Dwmc>某公司</Dwmc><Zjhm>91120190MA05TE0165</Zjhm><Ym>n1.example.cn</Ym></UploadData>';
// How files are sealed and opened is tested with the links; here everything reads like this.
const file = useApi({ authorityFiles: { sent: () => XML, received: () => XML } });

interface Link {
  readonly endpoint: string;
  readonly state: string;
  readonly queued: number;
  readonly sequence: number;
  readonly trouble: { readonly code: string; readonly remedy: { readonly zh: string } } | null;
}
const linkNow = async (): Promise<Link> => {
  const { links } = read<{ links: Link[] }>(await file.as('manager')('GET', '/authority/links'));
  return links[0]!;
};
const look = () => {
  const { connectors: _, ...deps } = worldOf(file.record).deps;
  return exchange({ ...deps, connector });
};
let orderNo: string;

beforeAll(async () => {
  await registerLinks(file.record.db, [connector.endpoint]);
  orderNo = await givenStage(file.record, 'reporting');
  file.record.clock.set(new Date(MONDAY.getTime() + 5 * 60_000));
  const { id } = await file.record.db.effect.findFirstOrThrow({
    where: { orderNo, kind: 'reportToAuthority' },
  });
  await reportToAuthority(worldOf(file.record).deps, id);
});

describe('the links to the bureaus', () => {
  it('given a report that waits, then its bureau’s queue says so', async () => {
    expect(await linkNow()).toMatchObject({ endpoint: 'tianjin', state: 'running', queued: 1 });
  });

  it('given the bureau refuses our account, then the link stands still and says what is to be done; let go on, it sends', async () => {
    bureau.refusals = [{ code: 5 }];
    await look();
    const stopped = await linkNow();
    expect(stopped).toMatchObject({ state: 'stopped', queued: 1, trouble: { code: '5' } });
    expect(stopped.trouble?.remedy.zh).toMatch(/\S/);
    const resumed = await file.as('clerk')('POST', '/authority/links/tianjin/resume');
    expect(resumed.status).toBe(204);
    await look();
    expect(await linkNow()).toMatchObject({ state: 'running', queued: 0, sequence: 1 });
    expect(await file.record.db.auditEntry.count({ where: { action: 'link.resumed' } })).toBe(1);
  });

  it('given an endpoint that there is not, then 404', async () => {
    await expectRefused(
      file.record,
      () => file.as('clerk')('POST', '/authority/links/nowhere/resume'),
      { status: 404, code: 'link.not_found', field: 'endpoint' },
    );
    await expectRefused(
      file.record,
      () => file.as('clerk')('GET', '/authority/links/nowhere/files'),
      { status: 404, code: 'link.not_found', field: 'endpoint' },
    );
  });

  it.each(['applicant', 'reviewer-1'])('given %s, then 403', async (handle) => {
    const refusal = { status: 403, code: 'auth.role' };
    await expectRefused(file.record, () => file.as(handle)('GET', '/authority/links'), refusal);
    await expectRefused(file.record, () => file.as(handle)('GET', '/authority/news'), refusal);
  });
});

describe('the files of a link', () => {
  const path = '/authority/links/tianjin';

  it('given one was sent, then its number, its hash and its orders are shown', async () => {
    const { files } = read<{ files: unknown[] }>(await file.as('manager')('GET', `${path}/files`));
    expect(files).toMatchObject([
      { direction: 'sent', name: '1', state: 'taken', orders: [orderNo], attempts: 2 },
    ]);
  });

  it('given a manager opens it, then personal data are hidden and the rest is there', async () => {
    const { xml } = read<{ xml: string }>(await file.as('manager')('GET', `${path}/sent/1`));
    expect(xml).toContain('<Ym>n1.example.cn</Ym>');
    expect(xml).not.toContain('某公司');
    expect(xml).not.toContain('91120190MA05TE0165');
  });

  it('given it is revealed, then it is as it was sent, and who looked, and what for, is recorded', async () => {
    const body = { purpose: 'bureauInquiry' };
    const shown = await file.as('manager')('POST', `${path}/sent/1/reveal`, { body });
    expect(read<{ xml: string }>(shown).xml).toBe(XML);
    const [deed] = await file.record.db.auditEntry.findMany({ where: { action: 'file.revealed' } });
    expect(deed).toMatchObject({
      ...{ actorId: 'acc-manager', target: 'tianjin/sent/1', after: body },
    });
  });

  it('given a clerk, or no purpose, then nothing is revealed', async () => {
    const reveal = (handle: string, body: object) => () =>
      file.as(handle)('POST', `${path}/sent/1/reveal`, { body });
    await expectRefused(file.record, reveal('clerk', { purpose: 'audit' }), {
      ...{ status: 403, code: 'auth.role' },
    });
    await expectRefused(file.record, reveal('manager', {}), {
      ...{ status: 400, code: 'request.malformed' },
    });
  });

  it('given a number that there is not, then 404, to look at and to send again', async () => {
    const refusal = { status: 404, code: 'link.no_such_file' };
    const as = file.as('manager');
    await expectRefused(file.record, () => as('GET', `${path}/sent/9`), refusal);
    await expectRefused(file.record, () => as('GET', `${path}/received/F9`), refusal);
    await expectRefused(file.record, () => as('POST', `${path}/sent/9/resend`), refusal);
  });

  it.each(['9999999999', '2147483648', '0', '1.5'])(
    'given %s, which is no number of a file, then it is refused',
    async (sequence) => {
      const refusal = { status: 400, code: 'request.malformed', field: 'sequence' };
      const as = file.as('manager');
      const body = { purpose: 'audit' };
      const at = `${path}/sent/${sequence}`;
      await expectRefused(file.record, () => as('GET', at), refusal);
      await expectRefused(file.record, () => as('POST', `${at}/reveal`, { body }), refusal);
      await expectRefused(file.record, () => as('POST', `${at}/resend`), refusal);
    },
  );

  it('given the last one is sent again, then the bureau has it twice under one number', async () => {
    expect((await file.as('clerk')('POST', `${path}/sent/1/resend`)).status).toBe(204);
    await look();
    expect(bureau.taken.map(({ sequence }) => sequence)).toEqual([1, 1]);
  });
});

describe('what bureaus say beside their answers', () => {
  it('given nothing yet, then the list says why it is empty', async () => {
    const { empty } = read<{ empty: string }>(await file.as('clerk')('GET', '/authority/news'));
    expect(empty).toBe('Nothing has come from a bureau yet.');
  });

  it('given a task, then it is shown with its state and without what is personal', async () => {
    const content = { subject: { name: '某人', filingNumber: '津ICP备2026000001号' } };
    const item = { id: 'tianjin:F1:1', endpoint: 'tianjin', fileName: 'F1' };
    await keepNews(file.record, { ...item, kind: 'verificationTask', content });
    const { news } = read<{ news: { content: { subject: object } }[] }>(
      await file.as('clerk')('GET', '/authority/news?kind=verificationTask'),
    );
    expect(news).toMatchObject([{ state: 'received', title: { zh: '核实任务' } }]);
    expect(news[0]?.content.subject).toEqual({
      name: '＊＊＊',
      filingNumber: '津ICP备2026000001号',
    });
  });

  const reveal = (handle: string, id: string, body: object) => () =>
    file.as(handle)('POST', `/authority/news/${encodeURIComponent(id)}/reveal`, { body });

  it.each(['tianjin:F1:1', `tianjin:${'unnamed +/='.repeat(16)}:1`])(
    'given %s is revealed, then it is as it was said, and who looked, and what for, is recorded',
    async (id) => {
      const content = { subject: { name: '某人' } };
      const item = { id, endpoint: 'tianjin', fileName: 'F1', kind: 'verificationTask' };
      await keepNews(file.record, { ...item, content });
      const shown = await reveal('manager', id, { purpose: 'bureauInquiry' })();
      expect(shown.status).toBe(200);
      expect(shown.body).toMatchObject({ id, masked: false, content });
      const where = { action: 'news.revealed', target: id };
      expect(await file.record.db.auditEntry.findMany({ where })).toMatchObject([
        { actorId: 'acc-manager', after: { purpose: 'bureauInquiry' } },
      ]);
    },
  );

  it('given a clerk, no purpose, or an id that there is not, then nothing is revealed', async () => {
    const purpose = { purpose: 'audit' };
    const { record } = file;
    const [role, malformed, none] = [
      { status: 403, code: 'auth.role' },
      { status: 400, code: 'request.malformed', field: '/purpose' },
      { status: 404, code: 'link.no_such_news', field: 'id' },
    ];
    await expectRefused(record, reveal('clerk', 'tianjin:F1:1', purpose), role);
    await expectRefused(record, reveal('manager', 'tianjin:F1:1', {}), malformed);
    await expectRefused(record, reveal('manager', 'tianjin:F9:1', purpose), none);
  });
});
