import type { NewSubjectForm } from '#domain/forms/new-subject.ts';
import type { System } from '#server/start.ts';
import { apiClient, type ApiClient } from './api.ts';
import type { Story } from './stories.ts';

/** An order of the demonstration on its way. */
export interface Played {
  readonly story: Story;
  readonly form: NewSubjectForm;
  readonly orderNo: string;
  /** How often each of its people has acted. */
  readonly acted: { reviews: number; corrections: number; verifications: number };
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

const nth = <T>(acts: readonly T[], done: number): T | undefined =>
  acts[Math.min(done, acts.length - 1)];

/** Everybody who acts in the demonstration. Each of them uses only what a person of that role has: API, phone, pages. */
export function createPeople({ urls, tokens }: System) {
  const as = (handle: string): ApiClient => apiClient(urls.api ?? '', tokens[handle] ?? '');
  const applicant = as('applicant');
  const reviewers = [as('reviewer-1'), as('reviewer-2')] as const;
  const manager = as('manager');

  const open = async (story: Story, form: NewSubjectForm): Promise<Played> => {
    const { body, etag } = await applicant.post<OrderNow>('/orders', {
      filingType: 'newSubject',
      form,
    });
    const { orderNo } = body;
    if (story.bureau === 'refuseOnce') {
      await control(urls.authority, '/control/decisions', {
        orderNo,
        decision: 'refuse',
        opinion: '网站名称与主体经营范围不符，请修改后重新提交。',
        once: true,
      });
    }
    await applicant.post(`/orders/${orderNo}/submit`, undefined, etag);
    return { story, form, orderNo, acted: { reviews: 0, corrections: 0, verifications: 0 } };
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
    await reviewer.post(`/tasks/${task.id}/decide`, DECISIONS[act], etag);
  };

  /** The manager finds the escalated order in the queue of overdue reviews. */
  const acknowledgeEscalation = async (orderNo: string): Promise<void> => {
    const { body } = await manager.get<{ tasks: TaskNow[] }>('/tasks?urgency=overdue&limit=100');
    const task = body.tasks.find((t) => t.orderNo === orderNo && t.kind === 'overdueReview');
    if (task === undefined) throw new Error(`${orderNo} is overdue, but was not escalated`);
    await manager.post(`/tasks/${task.id}/claim`);
  };

  const correct = async (played: Played): Promise<void> => {
    const act = nth(played.story.corrections, played.acted.corrections);
    played.acted.corrections += 1;
    const { etag, body } = await applicant.get<OrderNow>(`/orders/${played.orderNo}`);
    if (act === 'abandon') {
      await applicant.post(`/orders/${played.orderNo}/abandon`, undefined, etag);
      return;
    }
    // An individual's name may not sound like a business.
    const more = played.form.subject.nature === 'individual' ? '小记' : '官网';
    const name = `${played.form.service.name}${more}`;
    const form = { ...played.form, service: { ...played.form.service, name } };
    // Where another field was named, the paper behind it was got right meanwhile.
    const named = body.opened?.includes('/service/name') ?? true;
    const saved = named
      ? await applicant.put(`/orders/${played.orderNo}/form`, form, etag)
      : { etag };
    await applicant.post(`/orders/${played.orderNo}/resubmit`, undefined, saved.etag);
  };

  /** The owners read the codes on their phones and enter them on the ministry's page. */
  const verify = async (played: Played): Promise<void> => {
    if (nth(played.story.verifications, played.acted.verifications) !== true) return;
    const { subjectOwner, service } = played.form;
    const owners = new Map(
      [subjectOwner, service.owner].map((owner) => [owner.mobile, owner] as const),
    );
    for (const { mobile, certificateNumber } of owners.values()) {
      const code = await lastCode(urls.phone, mobile);
      if (code === null) return;
      const lastSix = certificateNumber.slice(-6);
      await control(urls.authority, '/verify', { code, mobile, lastSix });
    }
    played.acted.verifications += 1;
  };

  /** Lets whoever's turn it is act; the stage the order is in. */
  const act = async (played: Played): Promise<string> => {
    const { body } = await applicant.get<OrderNow>(`/orders/${played.orderNo}`);
    if (body.stage === 'initialReview') await review(played, body);
    if (body.stage === 'correction') {
      if (played.story.verifications[played.acted.verifications] === false) {
        played.acted.verifications += 1;
      }
      await correct(played);
    }
    if (body.stage === 'smsVerification') await verify(played);
    return body.stage;
  };

  return { open, act };
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

/** Says something to a simulator. */
async function control(base: string | undefined, path: string, body: object): Promise<void> {
  const response = await fetch(new URL(path, base), {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${path}: ${String(response.status)} ${await response.text()}`);
}

/** The newest six-digit code on a phone; null while none has come. */
async function lastCode(base: string | undefined, mobile: string): Promise<string | null> {
  const url = new URL(`/control/messages?to=${encodeURIComponent(`+86${mobile}`)}`, base);
  const messages = (await (await fetch(url)).json()) as { body: string }[];
  const codes = messages.flatMap(({ body }) => /验证码\D{0,6}(\d{6})/.exec(body)?.[1] ?? []);
  return codes.at(-1) ?? null;
}
