import { setTimeout as sleep } from 'node:timers/promises';
import { CONSENTING } from '#cli/demo/consenting.ts';
import { apiClient, type ApiClient } from '#cli/demo/api.ts';
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

/** A decision, or what stands for one that takes two people. */
interface Decided {
  readonly id?: string;
  readonly waitsFor?: readonly string[];
}

/** How an order ended, and every stage that it went through. */
export interface PlayedFiling {
  readonly orderNo: string;
  readonly outcome: string | null;
  readonly stages: readonly string[];
  /** The mobiles that somebody entered a code for. */
  readonly verified: readonly string[];
}

/** How people go about it, where it is otherwise than when everything lives. */
export interface Ways {
  /** Speaks to the API as one account. */
  readonly as: (handle: string) => ApiClient;
  /** Does what is not asked of the API, and may be done again. */
  readonly patience: <T>(deed: () => Promise<T>) => Promise<T>;
  /** Hears of every stage that an order is found in, before its people act. */
  readonly comesTo: (stage: string, filing: Filing) => Promise<void>;
}

/** Plays orders of any type on a running system, each of its people with what such a person has: API, phone, pages. */
export function everyType(system: TestSystem, ways: Partial<Ways> = {}) {
  const { urls, tokens, record } = system;
  const {
    as = (handle) => apiClient(urls.api ?? '', tokens[handle] ?? ''),
    patience = (deed) => deed(),
    comesTo = () => Promise.resolve(),
  } = ways;

  const open = async (filing: Filing): Promise<string> => {
    const { type, form, by = 'applicant' } = filing;
    await comesTo('draft', filing);
    const applicant = as(by);
    const send: Send = (method, path, body, etag) =>
      method === 'PUT' ? applicant.put(path, body, etag ?? '') : applicant.post(path, body, etag);
    const { body, etag } = await applicant.post<OrderNow>('/orders', { filingType: type, form });
    const { orderNo } = body;
    const ready = await handIn(send, { orderNo, etag }, form as never);
    await applicant.post(`/orders/${orderNo}/submit`, CONSENTING, ready.etag);
    return orderNo;
  };

  const review = async (orderNo: string): Promise<void> => {
    const reviewer = as('reviewer-1');
    const where = { orderNo, kind: 'initialReview', open: true };
    const task = await patience(() => record.db.task.findFirstOrThrow({ where }));
    await reviewer.post(`/tasks/${task.id}/claim`);
    const { etag } = await reviewer.get(`/orders/${orderNo}`);
    const path = `/tasks/${task.id}/decide`;
    const { body } = await reviewer.post<Decided>(path, { decision: 'pass' }, etag);
    // What can't be undone at the bureau takes two people.
    if (body.waitsFor === undefined) return;
    await as('senior-1').post(`/recommendations/${body.id ?? ''}/accept`, undefined, etag);
  };

  const say = async (handle: string, orderNo: string, act: string): Promise<void> => {
    const { etag } = await as(handle).get(`/orders/${orderNo}`);
    await as(handle).post(`/orders/${orderNo}/${act}`, undefined, etag);
  };

  /** Each owner who is written to enters the newest code; those who are not, or have done so, can't. */
  const verify = async (orderNo: string, owners: readonly Owner[]): Promise<string[]> => {
    const entered: string[] = [];
    for (const owner of owners) {
      if (await patience(() => enterCode(orderNo, owner))) entered.push(owner.mobile);
    }
    return entered;
  };

  const enterCode = async (orderNo: string, owner: Owner): Promise<boolean> => {
    const { mobile, certificateNumber } = owner;
    const asked = async () => {
      const [{ persons = [] } = {}] = (await casesOf(orderNo)).slice(-1);
      return persons.find((person) => person.mobile.endsWith(mobile.slice(-4)) && !person.passed);
    };
    if ((await asked()) === undefined) return false;
    // An earlier order's code lies on the phone until this one's has come.
    await untilIs(async () => ((await asked())?.codeSent === false ? null : true));
    const code = await untilIs(() => lastCode(urls.phone, mobile));
    await control('/verify', { code, mobile, lastSix: certificateNumber.slice(-6) });
    return true;
  };

  interface Case {
    readonly reportId: string;
    readonly orderNo: string;
    readonly persons: readonly {
      readonly mobile: string;
      readonly codeSent: boolean;
      readonly passed: boolean;
    }[];
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

  const orderNow = (orderNo: string) =>
    patience(() => record.db.order.findUniqueOrThrow({ where: { orderNo } }));

  /** Everybody acts for as long as that brings the order on, without time passing. */
  const act = async (orderNo: string, filing: Filing, verified: string[]): Promise<void> => {
    for (let before = ''; ;) {
      await patience(() => settled(record));
      const { outcome, stage } = await orderNow(orderNo);
      if (outcome !== null) return;
      if (found.get(orderNo) !== stage) await comesTo(stage, filing);
      found.set(orderNo, stage);
      await ACTS[stage]?.(orderNo, filing);
      if (stage === 'smsVerification') {
        verified.push(...(await verify(orderNo, filing.owners ?? [])));
      }
      if (stage === before) return;
      before = stage;
    }
  };
  const found = new Map<string, string>();

  /** Plays an order as far as it comes without time passing; answers with the mobiles that entered a code. */
  const goOn = async (orderNo: string, filing: Filing): Promise<readonly string[]> => {
    const verified: string[] = [];
    await act(orderNo, filing, verified);
    return verified;
  };

  const play = async (filing: Filing): Promise<PlayedFiling> => {
    const orderNo = await open(filing);
    const verified: string[] = [];
    for (let day = 0; day < DAYS_AT_MOST; day += 1) {
      verified.push(...(await goOn(orderNo, filing)));
      if ((await orderNow(orderNo)).outcome !== null) break;
      const now = await patience(() => record.clock.now());
      await patience(() => advanceClock(record, new Date(now.getTime() + DAY_MS)));
    }
    const { outcome, timeline } = await patience(() =>
      record.db.order.findUniqueOrThrow({
        where: { orderNo },
        include: { timeline: { orderBy: { revision: 'asc' } } },
      }),
    );
    const stages = timeline
      .map(({ stage }) => stage)
      .filter((stage, at, all) => stage !== all[at - 1]);
    return { orderNo, outcome, stages, verified };
  };

  return { open, goOn, play, control, casesOf, as };
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
