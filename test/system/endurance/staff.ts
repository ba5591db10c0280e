import { hasEnded, type Book, type Known } from './book.ts';
import type { Client } from './client.ts';
import { control, listOf } from './control.ts';

interface TaskNow {
  readonly id: string;
  readonly orderNo: string | null;
  readonly kind: string;
  readonly facts: { readonly recommended?: string };
}

/** A decision, or what stands for one that takes two people. */
interface Decided {
  readonly id?: string;
  readonly waitsFor?: readonly string[];
}

const RETURNED = 0.2;
const REJECTED = 0.08;
const REFUSED = 0.12;
/** Nobody is returned more often than this, so that every order comes to an end. */
const RETURNS_AT_MOST = 2;

const DECISIONS = {
  pass: { decision: 'pass' },
  returnToComplete: {
    decision: 'returnToComplete',
    reasons: [{ field: '/service/name', code: 'serviceNameNotAllowed' }],
    text: '网站名称请补充单位简称。',
  },
  reject: {
    decision: 'reject',
    reasons: [{ field: '/subject/certificateNumber', code: 'certificateNotAccepted' }],
    text: '证件照片与填写信息不一致。',
  },
} as const;

/** The reviewers: each works through the tasks of the orders whose number ends as theirs do, and asks the senior one where it takes two. */
export function createReviewers(book: Book, clients: readonly Client[], senior: Client) {
  const { orders, chance } = book;

  const decisionOn = ({ n, hold, done }: Known): keyof typeof DECISIONS => {
    if (book.spreading()) return hold === 'correction' ? 'returnToComplete' : 'pass';
    if (done.reviews >= RETURNS_AT_MOST) return 'pass';
    const drawn = chance(`${String(n)}/review/${String(done.reviews)}`);
    if (drawn < REJECTED) return 'reject';
    return drawn < REJECTED + RETURNED ? 'returnToComplete' : 'pass';
  };

  /** @returns the recommendation, where the decision takes two */
  const decide = async (reviewer: Client, id: string, order: Known) => {
    const decision = DECISIONS[decisionOn(order)];
    await reviewer('POST', `/tasks/${id}/claim`);
    const { etag } = await reviewer('GET', `/orders/${order.orderNo}`);
    const { body } = await reviewer<Decided>('POST', `/tasks/${id}/decide`, decision, etag);
    return body.waitsFor && body.id;
  };

  const accept = async (recommendation: string, { orderNo }: Known): Promise<void> => {
    const { etag } = await senior('GET', `/orders/${orderNo}`);
    await senior('POST', `/recommendations/${recommendation}/accept`, undefined, etag);
  };

  /** One reviewer's look at the queue. */
  const work = async (which: number): Promise<void> => {
    const reviewer = clients[which] as Client;
    const { body } = await reviewer<{ tasks: TaskNow[] }>('GET', '/tasks?limit=100');
    for (const { id, orderNo, kind, facts } of body.tasks) {
      const order = orders.get(orderNo ?? '');
      if (kind !== 'initialReview' || order === undefined) continue;
      if (Number(order.orderNo.at(-1)) % clients.length !== which) continue;
      if (!book.ripe(order, 'initialReview')) continue;
      // One that waits for its second person was left behind when something died.
      const recommended = facts.recommended ?? (await decide(reviewer, id, order));
      if (recommended !== undefined) await accept(recommended, order);
      order.done.reviews += 1;
    }
  };

  return { work };
}

/** The bureau's reviewers: they decide at their desk what has been verified. */
export function createBureau(book: Book, authority: string) {
  const refused = new Set<string>();
  const approved = new Set<string>();
  let fewest = 0;
  /** Their applicants see an approval later: what was approved is not counted from then on. */
  const underWay = () =>
    [...book.orders.values()].filter((order) => !hasEnded(order) && !approved.has(order.orderNo))
      .length;

  const work = async (): Promise<void> => {
    const cases = await listOf<{ reportId: string; orderNo: string; state: string }>(
      authority,
      '/control/cases',
    );
    for (const { reportId, orderNo, state } of cases) {
      const order = book.orders.get(orderNo);
      if (state !== 'verified' || order === undefined) continue;
      if (!book.ripe(order, 'bureauReview')) continue;
      const refuses = !refused.has(orderNo) && book.chance(`${String(order.n)}/bureau`) < REFUSED;
      if (!refuses && underWay() <= fewest) continue;
      (refuses ? refused : approved).add(orderNo);
      const decision = refuses ? 'refuse' : 'approve';
      await control(authority, '/control/decide', { reportId, decision });
    }
  };

  /** The interface is closed for everybody: what is reported now waits. */
  const close = (closed: boolean): Promise<void> =>
    control(authority, '/control/faults', {
      mode: closed ? 'http503' : 'none',
      ...(closed && { times: 1_000_000 }),
    });

  /** It approves nothing that would leave fewer than so many under way: it waits until others were opened. */
  const leaveAtLeast = (orders: number): void => {
    fewest = orders;
  };

  return { work, close, leaveAtLeast };
}
