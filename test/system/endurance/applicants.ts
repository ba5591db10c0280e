import { CONSENTING } from '#cli/demo/consenting.ts';
import { handIn } from '#cli/demo/materials.ts';
import type { Stage } from '#domain/stages.ts';
import { formWithPhone } from '../../support/stories.ts';
import { UNDER_WAY, type Book, type Known } from './book.ts';
import type { Client } from './client.ts';
import { control, messagesTo } from './control.ts';

interface OrderNow {
  readonly orderNo: string;
  readonly stage: Stage;
  readonly allowed: readonly string[];
  /** What may be corrected; null where it is all. */
  readonly opened?: readonly string[] | null;
}

/** How often applicants do something else than what is expected of them. */
const ABANDONS = 0.05;
const LEAVES_CORRECTION = 0.02;
const LEAVES_CODES = 0.06;
const LOOKS_EVERY_MS = 4_000;

/** The applicants and the owners of their filings: they use the API, their phones and the ministry's page. */
export function createApplicants(
  book: Book,
  clients: readonly Client[],
  places: { readonly phone: string; readonly authority: string },
  samples: readonly string[],
) {
  const { orders, chance } = book;
  let opened = 0;

  const open = async (): Promise<void> => {
    opened += 1;
    const n = opened;
    const typed = formWithPhone(n, samples[n % samples.length]);
    const applicant = clients[n % clients.length] as Client;
    const { body, etag } = await applicant<OrderNow>('POST', '/orders', {
      filingType: 'newSubject',
      form: typed,
    });
    const { form } = await handIn(applicant, { orderNo: body.orderNo, etag }, typed);
    const hold = UNDER_WAY[n % UNDER_WAY.length] as Stage;
    const done = { reviews: 0, corrections: 0, verifications: 0 };
    orders.set(body.orderNo, {
      ...{ n, orderNo: body.orderNo, form, applicant, hold, done },
      ...{ stage: body.stage, since: Date.now(), lookAt: 0 },
    });
  };

  /** Whether nobody will act on this order until its term is over: a correction for good, the codes once. */
  const leaves = ({ n, stage, done }: Known): boolean =>
    (stage === 'correction' && chance(`${String(n)}/leaves`) < LEAVES_CORRECTION) ||
    (stage === 'smsVerification' &&
      done.verifications === 0 &&
      chance(`${String(n)}/codes`) < LEAVES_CODES);

  const correct = async (order: Known, now: OrderNow, etag: string): Promise<void> => {
    const { n, orderNo, applicant, form, done } = order;
    if (leaves(order)) return;
    if (chance(`${String(n)}/abandons/${String(done.corrections)}`) < ABANDONS) {
      await applicant('POST', `/orders/${orderNo}/abandon`, undefined, etag);
      return;
    }
    // The codes were left or mistaken, and there is nothing to correct.
    if (now.allowed.includes('reportAgain')) {
      await applicant('POST', `/orders/${orderNo}/report-again`, undefined, etag);
      return;
    }
    const name = `${form.service.name}${'甲乙丙丁'[done.corrections % 4] ?? ''}`;
    const corrected = { ...form, service: { ...form.service, name } };
    const named = now.opened?.includes('/service/name') ?? true;
    const saved = named
      ? await applicant('PUT', `/orders/${orderNo}/form`, corrected, etag)
      : { etag };
    await applicant('POST', `/orders/${orderNo}/resubmit`, undefined, saved.etag);
    done.corrections += 1;
  };

  /** The owner reads the newest code on the phone and enters it; one who leaves it does so once. */
  const verify = async (order: Known): Promise<void> => {
    const { subjectOwner } = order.form;
    if (leaves(order)) return;
    const texts = await messagesTo(places.phone, `+86${subjectOwner.mobile}`);
    const code = texts.flatMap((text) => /验证码\D{0,6}(\d{6})/.exec(text)?.[1] ?? []).at(-1);
    if (code === undefined) return;
    const { mobile, certificateNumber } = subjectOwner;
    await control(places.authority, '/verify', {
      code,
      mobile,
      lastSix: certificateNumber.slice(-6),
    });
    order.done.verifications += 1;
  };

  /** Looks at an order and does what it is time for. */
  const act = async (order: Known): Promise<void> => {
    const { orderNo, applicant } = order;
    if (Date.now() < order.lookAt) return;
    order.lookAt = Date.now() + (book.pace() === 'busy' ? LOOKS_EVERY_MS : 0);
    const { body, etag } = await applicant<OrderNow>('GET', `/orders/${orderNo}`);
    // Who left the codes until they expired will enter the next ones.
    if (order.stage === 'smsVerification' && body.stage === 'correction')
      order.done.verifications += 1;
    if (!book.ripe(order, body.stage)) return;
    if (body.stage === 'draft')
      await applicant('POST', `/orders/${orderNo}/submit`, CONSENTING, etag);
    if (body.stage === 'correction') await correct(order, body, etag);
    if (body.stage === 'smsVerification') await verify(order);
  };

  return { open, act, leaves };
}
