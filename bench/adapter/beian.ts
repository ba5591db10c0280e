import { CONSENTING } from '#cli/demo/consenting.ts';
import { handIn, type Send } from '#cli/demo/materials.ts';
import { createVault } from '#prisma/vault.ts';
import { readSettings } from '#server/settings.ts';
import { openBulk, type Bulk } from '../bulk.ts';
import { ask, type Answer } from '../http.ts';
import { PROVINCE_OF, type DriverContext, type DriverOrder, type Handle } from './driver.ts';
import { formFor } from './form.ts';
import { lookupsIn, submitKey } from './lookups.ts';
import {
  databaseUrlOf,
  startProcesses,
  stopProcesses,
  type Proc,
  type Started,
} from './processes.ts';
import { openSink } from './sink.ts';

const DUE_MS = 2 * 86_400_000;

/** Our side of the driver's interface; its README says what each member promises. */
export function beian(ctx: DriverContext) {
  const databaseUrl = databaseUrlOf(ctx);
  const lookups = lookupsIn(databaseUrl);
  const sink = openSink();
  let started: Started;

  async function api<T>(
    as: string,
    method: string,
    path: string,
    given: { body?: object; key?: string; etag?: string } = {},
  ): Promise<Answer<T>> {
    const url = `http://127.0.0.1:${String(ctx.port)}/api/v1${path}`;
    const answer = await ask<T>(method, url, { token: started.tokens[as] ?? '', ...given });
    if (answer.status < 300) return answer;
    throw new Error(`${method} ${path}: ${String(answer.status)} ${JSON.stringify(answer.body)}`);
  }
  async function bring(orderNo: string, kind: string, facts: object = {}): Promise<boolean> {
    const body = { orderNo, kind, facts };
    const answer = await ask<{ applied: boolean }>('POST', started.answersUrl, { body });
    if (answer.status !== 200) throw new Error(`${kind}: ${JSON.stringify(answer.body)}`);
    return answer.body.applied;
  }

  async function submit(order: DriverOrder): Promise<Handle> {
    const { orderNo } = order;
    const form = formFor(order);
    const body = { filingType: 'newSubject', form };
    const draft = { key: `draft:${orderNo}`, body };
    const opened = await api<{ orderNo: string }>('applicant', 'POST', '/orders', draft);
    const id = opened.body.orderNo;
    const send: Send = (method, path, sent, etag) =>
      api('applicant', method, path, { body: sent, ...(etag !== undefined && { etag }) });
    await handIn(send, { orderNo: id, etag: opened.etag }, form);
    await api('applicant', 'POST', `/orders/${id}/submit`, {
      key: submitKey(orderNo),
      body: CONSENTING,
    });
    return { orderNo, id };
  }

  let bulk: Promise<Bulk> | undefined;
  /** The first order is submitted; it is the model of all others. */
  async function bulkOf(first: DriverOrder): Promise<Bulk> {
    const { id } = await submit(first);
    const { dataKeys, indexKey } = started;
    const keys = readSettings({ BEIAN_DATA_KEYS: dataKeys, BEIAN_INDEX_KEY: indexKey });
    const vault = createVault({
      data: keys.dataKeys ?? [],
      index: keys.indexKey ?? Buffer.alloc(0),
    });
    return openBulk(databaseUrl, vault, id);
  }
  let filling: Promise<unknown> = Promise.resolve();

  return {
    name: 'beian',
    version: '0.1.0',
    databases: [ctx.pg.db],
    start: async (): Promise<readonly Proc[]> => {
      started = await startProcesses(ctx, await sink);
      return started.procs;
    },
    stop: stopProcesses,
    ready: async () => {
      const health = await ask('GET', `http://127.0.0.1:${String(ctx.port)}/health/ready`).catch(
        () => null,
      );
      return health?.status === 200;
    },
    submit,
    findByOrderNo: async (orderNo: string): Promise<Handle | null> => {
      const id = await lookups.find(orderNo);
      return id === null ? null : { orderNo, id };
    },
    bulkSubmit: async (orders: readonly DriverOrder[]): Promise<void> => {
      const fresh = bulk === undefined ? orders.slice(1) : orders;
      bulk ??= bulkOf(orders[0] as DriverOrder);
      const to = await bulk;
      const due = Date.now() + DUE_MS;
      const add = () =>
        to.add(fresh.length, (n) => ({
          form: formFor(fresh[n] as DriverOrder),
          due: new Date(due + n),
        }));
      // One connection: the driver's calls follow one another.
      await (filling = filling.then(add));
    },
    listTasks: async ({ province, size }: { province: string; size: number }) => {
      const query = new URLSearchParams({
        province: PROVINCE_OF[province] ?? '',
        limit: String(size),
      });
      type Page = { tasks: { id: string; urgentAt: string }[] };
      const { body } = await api<Page>('reviewer-1', 'GET', `/tasks?${String(query)}`);
      // No total: our list is paged by its last row, and is not counted.
      return { tasks: body.tasks.map(({ id, urgentAt }) => ({ id, due: urgentAt })) };
    },
    claimAndApprove: async ({ id, orderNo }: Handle, reviewer: string) => {
      const as = reviewer.charCodeAt(reviewer.length - 1) % 2 === 0 ? 'reviewer-1' : 'reviewer-2';
      const begun = performance.now();
      const task = await lookups.reviewTask(id);
      if (task === null) return null;
      const { etag } = await api(as, 'GET', `/orders/${id}`);
      const found = performance.now();
      const claim = await api(as, 'POST', `/tasks/${task}/claim`);
      const body = { decision: 'pass' };
      const decide = { key: `pass:${orderNo}`, etag, body };
      const { ms } = await api(as, 'POST', `/tasks/${task}/decide`, decide);
      return { findMs: found - begun, claimMs: claim.ms, approveMs: ms };
    },
    confirmSms: ({ id }: Handle) => bring(id, 'smsVerified'),
    bureauResult: ({ id }: Handle, { approved }: { approved: boolean }) => {
      if (!approved) throw new Error('The driver approves every order');
      // The bureau's number has a form of its own; the driver's is not one.
      const subjectNumber = `津ICP备${id.slice(-8)}号`;
      return bring(id, 'bureauApproved', { subjectNumber, serviceNumber: `${subjectNumber}-1` });
    },
    isDone: async ({ id }: Handle) => {
      const { body } = await api<{ outcome: string | null }>('applicant', 'GET', `/orders/${id}`);
      return body.outcome === 'granted';
    },
    counts: lookups.counts,
  };
}
