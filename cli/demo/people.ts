import type { FilingType } from '#domain/filing-types.ts';
import type { System } from '#server/start.ts';
import { CONSENTING } from './consenting.ts';
import { apiClient, type ApiClient } from './api.ts';
import { ownersIn, type Owner } from './cast.ts';
import { handIn, type Send } from './materials.ts';
import { control, lastCode } from './outside.ts';
import type { SampleForm } from './sample.ts';
import type { Story } from './stories.ts';

/** An order of the demonstration on its way. */
export interface Played {
  readonly story: Story;
  readonly form: SampleForm;
  readonly orderNo: string;
  /** Who has ordered it. */
  readonly applicant: ApiClient;
  /** Whoever of these gets a code enters it. */
  readonly owners: readonly Owner[];
  /** How often each of its people has acted. */
  readonly acted: { reviews: number; corrections: number; verifications: number };
}

/** What is ordered, by whom, and who may get codes for it. */
interface Opening {
  readonly filingType: FilingType;
  readonly by: ApiClient;
  readonly owners: readonly Owner[];
}

interface OrderNow {
  readonly orderNo: string;
  readonly stage: string;
  readonly expected: { readonly overdue: boolean } | null;
  /** What may be corrected; null where it is all. */
  readonly opened?: readonly string[] | null;
}

interface TaskNow {
  readonly id: string;
  readonly orderNo: string | null;
  readonly kind: string;
}

/** A decision, or what stands for one that takes two people. */
interface Decided {
  readonly id?: string;
  readonly waitsFor?: readonly string[];
}

const nth = <T>(acts: readonly T[], done: number): T | undefined =>
  acts[Math.min(done, acts.length - 1)];

/** Everybody who acts in the demonstration. Each of them uses only what a person of that role has: API, phone, pages. */
export function createPeople({ urls, tokens }: Pick<System, 'urls' | 'tokens'>) {
  const withToken = (token: string): ApiClient => apiClient(urls.api ?? '', token);
  const as = (handle: string): ApiClient => withToken(tokens[handle] ?? '');
  const applicant = as('applicant');
  const reviewers = [as('reviewer-1'), as('reviewer-2')] as const;
  const senior = as('senior-1');
  const manager = as('manager');
  /** Codes that were entered, or left: a code is good for one report. */
  const usedCodes = new Set<string>();

  const open = async (
    story: Story,
    form: SampleForm,
    { filingType, by, owners }: Opening = {
      ...{ filingType: 'newSubject', by: applicant, owners: ownersIn(form) },
    },
  ): Promise<Played> => {
    const { body, etag } = await by.post<OrderNow>('/orders', { filingType, form });
    const { orderNo } = body;
    if (story.bureau === 'refuseOnce') {
      await control(urls.authority, '/control/decisions', {
        orderNo,
        decision: 'refuse',
        opinion: '网站名称与主体经营范围不符，请修改后重新提交。',
        once: true,
      });
    }
    const send: Send = (method, path, content, tag) =>
      method === 'PUT' ? by.put(path, content, tag ?? '') : by.post(path, content, tag);
    const handedIn = await handIn(send, { orderNo, etag }, form);
    await by.post(`/orders/${orderNo}/submit`, CONSENTING, handedIn.etag);
    return {
      ...{ story, form: handedIn.form, orderNo, applicant: by, owners },
      acted: { reviews: 0, corrections: 0, verifications: 0 },
    };
  };

  const review = async (played: Played, now: OrderNow): Promise<void> => {
    const act = nth(played.story.reviews, played.acted.reviews);
    if (act === undefined || (act === 'leave' && now.expected?.overdue !== true)) return;
    played.acted.reviews += 1;
    if (act === 'leave') {
      await acknowledgeEscalation(played.orderNo);
      return review(played, now);
    }
    // One order stays with one reviewer, whoever of the two it is.
    const reviewer = reviewers[Number(played.orderNo.at(-1)) % 2 === 0 ? 0 : 1];
    const { body } = await reviewer.get<{ tasks: TaskNow[] }>('/tasks?limit=100');
    const task = body.tasks.find(
      ({ orderNo, kind }) => orderNo === played.orderNo && kind === 'initialReview',
    );
    if (task === undefined) throw new Error(`No review task for ${played.orderNo}`);
    await reviewer.post(`/tasks/${task.id}/claim`);
    const { etag } = await reviewer.get(`/orders/${played.orderNo}`);
    const { body: decided } = await reviewer.post<Decided>(
      `/tasks/${task.id}/decide`,
      DECISIONS[act],
      etag,
    );
    // What takes two people was recommended: the order moves when the senior reviewer accepts it.
    if (decided.waitsFor === undefined) return;
    await senior.post(`/recommendations/${decided.id ?? ''}/accept`, undefined, etag);
  };

  /** The manager finds the escalated order in the queue of overdue reviews. */
  const acknowledgeEscalation = async (orderNo: string): Promise<void> => {
    const { body } = await manager.get<{ tasks: TaskNow[] }>('/tasks?urgency=overdue&limit=100');
    const task = body.tasks.find((t) => t.orderNo === orderNo && t.kind === 'overdueReview');
    if (task === undefined) throw new Error(`${orderNo} is overdue, but was not escalated`);
    await manager.post(`/tasks/${task.id}/claim`);
  };

  const correct = async (played: Played): Promise<void> => {
    if (played.story.verifications[played.acted.verifications] === false) {
      played.acted.verifications += 1;
    }
    const act = nth(played.story.corrections, played.acted.corrections);
    played.acted.corrections += 1;
    const { etag, body } = await played.applicant.get<OrderNow>(`/orders/${played.orderNo}`);
    if (act === 'abandon') {
      await played.applicant.post(`/orders/${played.orderNo}/abandon`, undefined, etag);
      return;
    }
    // An individual's name may not sound like a business.
    const more = played.form.subject?.nature === 'individual' ? '小记' : '官网';
    const name = `${played.form.service?.name ?? ''}${more}`;
    const form = { ...played.form, service: { ...played.form.service, name } };
    // Where another field was named, the paper behind it was got right meanwhile.
    const isNamed = body.opened?.includes('/service/name') ?? true;
    const saved = isNamed
      ? await played.applicant.put(`/orders/${played.orderNo}/form`, form, etag)
      : { etag };
    await played.applicant.post(`/orders/${played.orderNo}/resubmit`, undefined, saved.etag);
  };

  /** The owners read the codes on their phones and enter them on the ministry's page, or leave them. */
  const verify = async (played: Played): Promise<void> => {
    const enters = nth(played.story.verifications, played.acted.verifications) === true;
    for (const { mobile, certificateNumber } of played.owners) {
      const code = await lastCode(urls.phone, mobile);
      if (code === null || usedCodes.has(`${mobile} ${code}`)) continue;
      usedCodes.add(`${mobile} ${code}`);
      if (!enters) continue;
      const lastSix = certificateNumber.slice(-6);
      await control(urls.authority, '/verify', { code, mobile, lastSix });
    }
    if (enters) played.acted.verifications += 1;
  };

  const tell = async (who: ApiClient, { orderNo }: Played, what: string): Promise<void> => {
    const { etag } = await who.get(`/orders/${orderNo}`);
    await who.post(`/orders/${orderNo}/${what}`, undefined, etag);
  };

  /** Whose turn it is in a stage, and what is done; elsewhere one waits. */
  const turns: Readonly<Record<string, (played: Played, now: OrderNow) => Promise<void>>> = {
    initialReview: review,
    correction: correct,
    smsVerification: verify,
    confirmation: (played) => tell(played.applicant, played, 'confirm'),
    acceptance: (played) => tell(as(played.form.receiver?.account ?? ''), played, 'accept'),
  };

  /** Lets whoever's turn it is act; the stage the order is in. */
  const act = async (played: Played): Promise<string> => {
    const { body } = await played.applicant.get<OrderNow>(`/orders/${played.orderNo}`);
    await turns[body.stage]?.(played, body);
    return body.stage;
  };

  return { open, act, as, withToken };
}

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
