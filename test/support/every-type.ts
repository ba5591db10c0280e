import { setTimeout as sleep } from 'node:timers/promises';
import { apiClient } from '#cli/demo/api.ts';
import { handIn, type Send } from '#cli/demo/materials.ts';
import type { FilingType } from '#domain/filing-types.ts';
import { advanceClock } from '#server/sandbox/advance-clock.ts';
import { settled } from '#server/sandbox/settled.ts';
import type { TestSystem } from './system.ts';

const DAY_MS = 86_400_000;
/** No filing takes as long as this. */
const DAYS_AT_MOST = 60;

/** Somebody with a phone of his own and the document that a code is entered with. */
export interface Owner {
  readonly mobile: string;
  readonly certificateNumber: string;
}

/** An order that is to be played to its end. */
export interface Filing {
  readonly type: FilingType;
  readonly form: object;
  /** Whose it is; the seeded applicant's unless told. */
  readonly by?: string;
  /** Who receives a transfer. */
  readonly receiver?: string;
  /** Who may be asked for a code. */
  readonly owners?: readonly Owner[];
}

interface OrderNow {
  readonly orderNo: string;
  readonly stage: string;
  readonly outcome: string | null;
}

/** How an order ended, and every stage that it went through. */
export interface PlayedFiling {
  readonly orderNo: string;
  readonly outcome: string | null;
  readonly stages: readonly string[];
  /** The mobiles that somebody entered a code for. */
  readonly verified: readonly string[];
}

/** Plays orders of any type on a running system, each of its people with what such a person has: API, phone, pages. */
export function everyType(system: TestSystem) {
  const { urls, tokens, record } = system;
  const as = (handle: string) => apiClient(urls.api ?? '', tokens[handle] ?? '');

  const open = async ({ type, form, by = 'applicant' }: Filing): Promise<string> => {
    const applicant = as(by);
    const send: Send = (method, path, body, etag) =>
      method === 'PUT' ? applicant.put(path, body, etag ?? '') : applicant.post(path, body, etag);
    const { body, etag } = await applicant.post<OrderNow>('/orders', { filingType: type, form });
    const { orderNo } = body;
    const ready = await handIn(send, { orderNo, etag }, form as never);
    await applicant.post(`/orders/${orderNo}/submit`, undefined, ready.etag);
    return orderNo;
  };

  const review = async (orderNo: string): Promise<void> => {
    const reviewer = as('reviewer-1');
    const task = await record.db.task.findFirstOrThrow({
      where: { orderNo, kind: 'initialReview', open: true },
    });
    await reviewer.post(`/tasks/${task.id}/claim`);
    const { etag } = await reviewer.get(`/orders/${orderNo}`);
    await reviewer.post(`/tasks/${task.id}/decide`, { decision: 'pass' }, etag);
  };

  const say = async (handle: string, orderNo: string, act: string): Promise<void> => {
    const { etag } = await as(handle).get(`/orders/${orderNo}`);
    await as(handle).post(`/orders/${orderNo}/${act}`, undefined, etag);
  };

  /** Each owner who was written to enters the newest code; those who were not can't. */
  const verify = async (orderNo: string, owners: readonly Owner[]): Promise<string[]> => {
    const [{ persons = [] } = {}] = (await casesOf(orderNo)).slice(-1);
    const entered: string[] = [];
    for (const { mobile, certificateNumber } of owners) {
      const isAsked = persons.some((person) => person.mobile.endsWith(mobile.slice(-4)));
      const code = isAsked ? await lastCode(urls.phone, mobile) : null;
      if (code === null) continue;
      await control('/verify', { code, mobile, lastSix: certificateNumber.slice(-6) });
      entered.push(mobile);
    }
    return entered;
  };

  interface Case {
    readonly reportId: string;
    readonly orderNo: string;
    readonly persons: readonly { readonly mobile: string }[];
  }
  const casesOf = async (orderNo: string): Promise<Case[]> =>
    (await control<Case[]>('/control/cases')).filter((one) => one.orderNo === orderNo);

  /** Asks the authority's simulator, or tells it something. */
  async function control<T>(path: string, body?: object): Promise<T> {
    const response = await fetch(new URL(path, urls.authority), {
      method: body === undefined ? 'GET' : 'POST',
      headers: { accept: 'application/json', 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${path}: ${String(response.status)} ${text}`);
    return JSON.parse(text) as T;
  }

  const ACTS: Readonly<Record<string, (orderNo: string, filing: Filing) => Promise<unknown>>> = {
    initialReview: review,
    confirmation: (orderNo, { by = 'applicant' }) => say(by, orderNo, 'confirm'),
    acceptance: (orderNo, { receiver = '' }) => say(receiver, orderNo, 'accept'),
  };

  const play = async (filing: Filing): Promise<PlayedFiling> => {
    const orderNo = await open(filing);
    const verified: string[] = [];
    for (let day = 0; day < DAYS_AT_MOST; day += 1) {
      for (let before = ''; ;) {
        await settled(record);
        const order = await record.db.order.findUniqueOrThrow({ where: { orderNo } });
        if (order.outcome !== null) break;
        await ACTS[order.stage]?.(orderNo, filing);
        if (order.stage === 'smsVerification') {
          verified.push(...(await verify(orderNo, filing.owners ?? [])));
        }
        if (order.stage === before) break;
        before = order.stage;
      }
      const { outcome } = await record.db.order.findUniqueOrThrow({ where: { orderNo } });
      if (outcome !== null) break;
      const now = await record.clock.now();
      await advanceClock(record, new Date(now.getTime() + DAY_MS));
    }
    const { outcome, timeline } = await record.db.order.findUniqueOrThrow({
      where: { orderNo },
      include: { timeline: { orderBy: { revision: 'asc' } } },
    });
    const stages = timeline
      .map(({ stage }) => stage)
      .filter((stage, at, all) => stage !== all[at - 1]);
    return { orderNo, outcome, stages, verified };
  };

  return { play, control, casesOf, as };
}

/** The newest six-digit code on a phone; null while none has come. */
async function lastCode(base: string | undefined, mobile: string): Promise<string | null> {
  const url = new URL(`/control/messages?to=${encodeURIComponent(`+86${mobile}`)}`, base);
  const messages = (await (await fetch(url)).json()) as { body: string }[];
  const codes = messages.flatMap(({ body }) => /验证码\D{0,6}(\d{6})/.exec(body)?.[1] ?? []);
  return codes.at(-1) ?? null;
}

/** Looks until it is so: what a bureau tells beside an answer may come a moment later. */
export async function untilIs<T>(look: () => Promise<T | null | undefined>): Promise<T> {
  for (let looks = 0; looks < 300; looks += 1) {
    const found = await look();
    if (found !== null && found !== undefined) return found;
    await sleep(100);
  }
  throw new Error('It never came to be');
}
