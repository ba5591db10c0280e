import { setTimeout as sleep } from 'node:timers/promises';
import { CONSENTING } from '#cli/demo/consenting.ts';
import { handIn, type Send } from '#cli/demo/materials.ts';
import type { NewSubjectForm } from '#domain/forms/new-subject.ts';
import { formOf } from './forms.ts';
import { ask, insist } from './http.ts';
import type { BenchSystem } from './system.ts';
import { createWatch, isDone, isReported, isVerified, type Watch } from './watch.ts';

/** The times that people waited for an answer, in milliseconds. */
export interface Waits {
  readonly submit: number[];
  readonly claim: number[];
  readonly decide: number[];
}

export const noWaits = (): Waits => ({ submit: [], claim: [], decide: [] });

/** A review task that a reviewer holds, and the state of the order that he has read. */
export interface HeldTask {
  readonly id: string;
  readonly orderNo: string;
  readonly etag: string;
}

/** Everybody who acts on an order, each with what a person of that role has: the API, the phone, the ministry's page. */
export interface People {
  readonly watch: Watch;
  draft(form: NewSubjectForm): Promise<string>;
  submit(orderNo: string, waits: Waits): Promise<void>;
  /** A reviewer takes the most urgent task, whosever order it is, and reads the order. */
  take(reviewer: string, waits: Waits): Promise<HeldTask>;
  pass(reviewer: string, task: HeldTask, waits: Waits): Promise<void>;
  /** The owners enter the codes that have come, as often as it takes. */
  verify(orderNo: string, form: NewSubjectForm): Promise<void>;
  /** From the draft until it is granted and its notices are sent; `pause` before each act. */
  play(
    n: number,
    waits: Waits,
    pause?: () => Promise<unknown>,
    begun?: (no: string) => void,
  ): Promise<string>;
}

const RING_EVERY_MS = 30;

/** Opens people on a system; the bureau's desk approves as soon as the owners have verified. */
export function createPeople(system: BenchSystem): People {
  const watch = createWatch(() => system.record().db);
  const api = <T>(as: string, method: string, path: string, body?: object, etag?: string) =>
    insist<T>(method, () => `${system.url('api')}/api/v1${path}`, {
      token: system.tokens[as] ?? '',
      ...(body !== undefined && { body }),
      ...(etag !== undefined && { etag }),
    });

  const people: People = {
    watch,
    draft: async (form) => {
      const body = { filingType: 'newSubject', form };
      const opened = await api<{ orderNo: string }>('applicant', 'POST', '/orders', body);
      const { orderNo } = opened.body;
      const send: Send = (...request) => api('applicant', ...request);
      await handIn(send, { orderNo, etag: opened.etag }, form);
      return orderNo;
    },
    submit: async (orderNo, waits) => {
      waits.submit.push(
        (await api('applicant', 'POST', `/orders/${orderNo}/submit`, CONSENTING)).ms,
      );
    },
    take: async (reviewer, waits) => {
      for (;;) {
        type Next = { task: { id: string; orderNo: string } | null };
        const { body, ms } = await api<Next>(reviewer, 'POST', '/tasks/next', {});
        if (body.task !== null) {
          waits.claim.push(ms);
          const { id, orderNo } = body.task;
          return { id, orderNo, etag: (await api(reviewer, 'GET', `/orders/${orderNo}`)).etag };
        }
        // Whoever asks at the same moment has the free ones locked.
        await sleep(RING_EVERY_MS);
      }
    },
    pass: async (reviewer, { id, etag }, waits) => {
      const path = `/tasks/${id}/decide`;
      waits.decide.push((await api(reviewer, 'POST', path, { decision: 'pass' }, etag)).ms);
    },
    verify: async (orderNo, { subjectOwner, service }) => {
      let verified = false;
      void watch.until(orderNo, isVerified).then(() => {
        verified = true;
      });
      const owners = [subjectOwner, service.owner];
      const mobiles = new Map(owners.map((owner) => [owner.mobile, owner]));
      while (!verified) {
        for (const { mobile, certificateNumber } of mobiles.values()) {
          const code = await lastCode(system, mobile);
          if (code === null) continue;
          const entry = { code, mobile, lastSix: certificateNumber.slice(-6) };
          const done = await ask('POST', `${system.url('authority')}/verify`, {
            body: entry,
          }).catch(() => null);
          if (done?.status === 200) mobiles.delete(mobile);
        }
        if (mobiles.size === 0) return;
        await sleep(RING_EVERY_MS);
      }
    },
    play: async (n, waits, pause = () => Promise.resolve(), begun = () => undefined) => {
      const form = formOf(n);
      const reviewer = `reviewer-${String((n % 2) + 1)}`;
      const orderNo = await people.draft(form);
      begun(orderNo);
      await pause();
      await people.submit(orderNo, waits);
      await pause();
      const task = await people.take(reviewer, waits);
      await pause();
      await people.pass(reviewer, task, waits);
      await watch.until(orderNo, isReported);
      await pause();
      await people.verify(orderNo, form);
      await watch.until(orderNo, isDone);
      return orderNo;
    },
  };
  return people;
}

/** The bureau decides as soon as the owners have verified: its own days are not what we measure. */
export async function approveAtOnce(system: BenchSystem): Promise<void> {
  const body = { decision: 'approve', afterWorkingDays: 0 };
  await insist('POST', () => `${system.url('authority')}/control/decisions`, { body });
}

/** The newest six-digit code on a phone; null while none has come, or nobody answers. */
async function lastCode(system: BenchSystem, mobile: string): Promise<string | null> {
  const url = `${system.url('phone')}/control/messages?to=%2B86${mobile}`;
  const answer = await ask<{ body: string }[]>('GET', url).catch(() => null);
  const messages = answer?.status === 200 ? answer.body : [];
  return (
    messages.flatMap(({ body }) => /验证码\D{0,6}(\d{6})/.exec(body)?.[1] ?? []).at(-1) ?? null
  );
}
