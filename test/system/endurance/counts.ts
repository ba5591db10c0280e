import type { Connected } from '#cli/connected.ts';
import { STAGES } from '#domain/stages.ts';
import type { Promised } from './client.ts';
import { listOf } from './control.ts';
import { grouped, repeated } from './lists.ts';

interface Places {
  readonly phone: string;
  readonly mailbox: string;
  readonly authority: string;
}

/** What must not be, each with the orders, notices or reports that it is true of. */
export type Findings = Readonly<{ [what: string]: readonly string[] }>;

/** Counted in the record: what it promised, what is still open, and whether each order’s past is whole. */
export async function countRecord(
  { db }: Connected,
  promises: readonly Promised[],
): Promise<Findings> {
  const orders = await db.order.findMany({
    include: {
      timeline: { orderBy: { revision: 'asc' } },
      ...{ dues: true, tasks: true, effects: true, heldCertificates: true },
    },
  });
  const audit = await db.auditEntry.findMany({
    select: { target: true, action: true, after: true },
  });
  const steps = new Set(
    audit.map(({ target, action, after }) => {
      const { revision = 0 } = (after ?? {}) as { revision?: number };
      return `${target} ${String(revision)} ${action}`;
    }),
  );
  const byNo = new Map(orders.map((order) => [order.orderNo, order]));
  const numbers = (found: readonly { orderNo: string }[]) => found.map(({ orderNo }) => orderNo);
  const ended = orders.filter(({ outcome }) => outcome !== null);
  const lines = orders.flatMap(({ timeline }) => timeline);
  // An answer of the authority's, a report's freezing and acceptance: each happens once.
  const onceOnly = lines.flatMap(({ orderNo, type, facts }) => {
    const { resultId, reportId } = facts as { resultId?: string; reportId?: string };
    const id = resultId ?? reportId;
    return id === undefined ? [] : [`${orderNo} ${type} ${id}`];
  });
  return {
    'promised, and not in the record': promises
      .filter(({ orderNo, revision, stage }) => {
        const line = byNo.get(orderNo)?.timeline.find((entry) => entry.revision === revision);
        return line?.stage !== stage;
      })
      .map(({ orderNo, revision }) => `${orderNo} ${String(revision)}`),
    'not at its end': numbers(orders.filter(({ outcome }) => outcome === null)),
    'in a stage that there is not': numbers(orders.filter(({ stage }) => !(stage in STAGES))),
    'its revisions have a gap': numbers(
      orders.filter(
        ({ timeline, revision }) =>
          timeline.length !== revision + 1 || timeline.some((line, at) => line.revision !== at),
      ),
    ),
    'its stages do not join': numbers(
      orders.filter(({ timeline, stage }) =>
        timeline.some(
          (line, at) =>
            (at > 0 && line.fromStage !== timeline[at - 1]?.stage) ||
            (at === timeline.length - 1 && line.stage !== stage),
        ),
      ),
    ),
    'an event twice': repeated(onceOnly),
    'a step without its line in the audit': lines
      .filter(({ revision }) => revision > 0)
      .map(({ orderNo, revision, type }) => `${orderNo} ${String(revision)} ${type}`)
      .filter((step) => !steps.has(step)),
    'a step twice in the audit': repeated(
      audit.flatMap(({ target, action, after }) => {
        const { revision } = (after ?? {}) as { revision?: number };
        return revision === undefined ? [] : [`${target} ${String(revision)} ${action}`];
      }),
    ),
    'ended, and still holds a certificate, a task or a term': numbers(
      ended.filter(
        ({ openCertificateIndex, heldCertificates, tasks, dues }) =>
          openCertificateIndex !== null ||
          heldCertificates.length > 0 ||
          tasks.some(({ open, kind }) => open && kind.endsWith('Review')) ||
          dues.some(({ fellAt }) => fellAt === null),
      ),
    ),
    'an effect that nobody carried out': orders.flatMap(({ effects }) =>
      effects.filter(({ state }) => state === 'pending').map(({ id }) => id),
    ),
    'a follower was not told': numbers(await db.signal.findMany()),
    'an answer that nobody applied': (
      await db.authorityResult.findMany({ where: { state: { not: 'applied' } } })
    ).map(({ id, why }) => `${id} ${why ?? ''}`),
  };
}

/** Counted at the authority: what it was told, against what was frozen to be told. */
export async function countReports({ db }: Connected, { authority }: Places): Promise<Findings> {
  const arrived = await listOf<{
    readonly reportId: string;
    readonly orderNo: string;
    readonly distinctArrivals: number;
    readonly distinctCopies: number;
  }>(authority, '/control/reports');
  const frozen = await db.report.findMany();
  const returns = await db.timelineEntry.groupBy({
    by: ['orderNo'],
    where: { type: { in: ['pass', 'reportAgain'] } },
    _count: true,
  });
  const passes = new Map(returns.map(({ orderNo, _count }) => [orderNo, _count]));
  const known = new Set(frozen.map(({ id }) => id));
  const there = new Set(arrived.map(({ reportId }) => reportId));
  const perOrder = grouped(arrived, ({ orderNo }) => orderNo);
  return {
    'frozen, and never reported': frozen.map(({ id }) => id).filter((id) => !there.has(id)),
    'reported, and not in the record': [...there].filter((id) => !known.has(id)),
    'reported with two contents': arrived
      .filter(({ distinctArrivals }) => distinctArrivals !== 1)
      .map(({ reportId }) => reportId),
    // A file that is sent again is the same file; a record in another one, or twice in one, is a second report.
    'reported more than once': arrived
      .filter(({ distinctCopies }) => distinctCopies !== 1)
      .map(({ reportId }) => reportId),
    'reported more often than passed': [...perOrder]
      .filter(([orderNo, reports]) => reports.length > (passes.get(orderNo) ?? 0))
      .map(([orderNo]) => orderNo),
  };
}

/** Counted on the phones and in the mailbox: what arrived, against the notices. */
export async function countMessages(
  { db }: Connected,
  { phone, mailbox }: Places,
): Promise<Findings> {
  const notices = await db.notice.findMany({ include: { effect: true } });
  const sms = notices.filter(({ channel }) => channel === 'sms');
  const mail = notices.filter(({ channel }) => channel === 'mail');
  const texts = (
    await listOf<{ sid: string; body: string; to: string }>(phone, '/control/messages')
  ).filter(({ body }) => /BA\d{14}/.test(body));
  const mails = await listOf<{ messageId: string | null }>(mailbox, '/control/messages');

  const claimed = new Set(sms.map(({ carrierId }) => carrierId));
  // Texts that no notice knows of: allowed as often as a notice of that order says that it may be doubled,
  // or that it was given up while nobody could know whether it had gone out.
  const unknown = grouped(
    texts.filter(({ sid }) => !claimed.has(sid)),
    ({ body }) => /BA\d{14}/.exec(body)?.[0] ?? '',
  );
  const marked = (orderNo: string) =>
    sms.filter(
      (notice) =>
        notice.orderNo === orderNo &&
        (notice.possiblyDoubled || notice.problem === 'unknown_and_over'),
    ).length;
  const copies = grouped(mails, ({ messageId }) => idOf(messageId));
  return {
    'a text message that was lost': sms
      .filter(({ effect, carrierId }) => {
        return effect.state === 'done' && !texts.some(({ sid }) => sid === carrierId);
      })
      .map(({ id }) => id),
    'a text message doubled and not marked': [...unknown]
      .filter(([orderNo, extra]) => extra.length > marked(orderNo))
      .map(([orderNo]) => orderNo),
    'an e-mail that was lost': mail
      .filter(({ id, effect }) => effect.state === 'done' && !copies.has(id))
      .map(({ id }) => id),
    'an e-mail doubled and not marked': mail
      .filter(({ id, possiblyDoubled }) => !possiblyDoubled && (copies.get(id)?.length ?? 0) > 1)
      .map(({ id }) => id),
    'an e-mail that no notice knows': [...copies.keys()].filter(
      (id) => !mail.some((notice) => notice.id === id),
    ),
  };
}

/** Our Message-IDs are the notice’s id at a domain. */
const idOf = (messageId: string | null): string => /<?([^@<]+)@/.exec(messageId ?? '')?.[1] ?? '';

/** Counted in Temporal: what still runs, and what ended otherwise than by itself. */
export async function countFollowers({ client }: Connected): Promise<Findings> {
  const found: { [status: string]: string[] } = { RUNNING: [], FAILED: [], other: [] };
  for await (const { workflowId, status } of client.workflow.list()) {
    if (['COMPLETED', 'CONTINUED_AS_NEW'].includes(status.name)) continue;
    (found[status.name] ?? found.other)?.push(`${workflowId} ${status.name}`);
  }
  return {
    'a follower that still runs': (found.RUNNING ?? []).filter((id) => id.startsWith('BA')),
    'a follower that failed': [...(found.FAILED ?? []), ...(found.other ?? [])],
  };
}
