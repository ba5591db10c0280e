import {
  NOTICES,
  NOTICE_CHANNELS,
  type Audience,
  type NoticeChannel,
  type NoticeTemplate,
} from '#domain/notices.ts';
import type { Role } from '#domain/roles.ts';
import type { Stage } from '#domain/stages.ts';
import { lastDayOf } from '#domain/terms/due-instant.ts';
import { TASKS } from '#domain/tasks.ts';
import { isDeadline } from '#domain/terms/terms.ts';
import type { OpenStep, OutboxItem } from './open-step.ts';
import { ownersToTell } from './owners-to-tell.ts';
import { receiverOf } from './receiver.ts';
import { isInScope } from './scopes.ts';
import { pendingVerifiers } from './verification-case.ts';

/** Whom a notice goes to: an account, a person who has to verify, or an owner by the row of the registry. */
export type NoticeRecipient =
  { readonly account: string } | { readonly person: string } | { readonly owner: string };

/** What an effect that sends a notice carries. Ids and days: the text is written when it is sent. */
export interface NoticeRequest {
  readonly template: NoticeTemplate;
  /** The day by which somebody has to act, as it stood when the notice was asked for; empty where none runs. */
  readonly dueDay: string;
  readonly dueAt: string | null;
  readonly to: NoticeRecipient;
  /** A reminder has its reason in this stage alone; null where the notice is to go out in any case. */
  readonly whileIn: Stage | null;
}

/** The applicant's notice of what happened, by every channel that its template has. */
export function notify(step: OpenStep, template: NoticeTemplate): void {
  step.outbox.push(...itemsFor(step, template, [{ account: step.order.accountId }], null));
}

/** The same for the account that is to receive the service; nothing where none was named yet. */
export function notifyReceiver(step: OpenStep, template: NoticeTemplate): void {
  step.outbox.push(...itemsFor(step, template, receivers(step), null));
}

/**
 * The same for the owners of what the order was about, once the registry is written: each by those channels that
 * the registry knows an address for, and nobody twice.
 */
export async function notifyOwners(step: OpenStep, template: NoticeTemplate): Promise<void> {
  const owners = await ownersToTell(step);
  for (const channel of NOTICES[template].channels) {
    const told = owners[channel].map((owner) => ({ owner }));
    step.outbox.push(...itemsBy(step, template, [channel], told, null));
  }
}

function receivers(step: OpenStep): NoticeRecipient[] {
  const account = receiverOf(step);
  return account === null ? [] : [{ account }];
}

/** Reminds whoever has to act; only while the order is in this stage. */
export async function remind(
  step: OpenStep,
  template: NoticeTemplate,
  to: Audience,
): Promise<void> {
  const recipients = await RECIPIENTS[to](step);
  step.outbox.push(...itemsFor(step, template, recipients, step.stage));
}

const itemsFor = (
  step: OpenStep,
  template: NoticeTemplate,
  recipients: readonly NoticeRecipient[],
  whileIn: Stage | null,
): OutboxItem[] => itemsBy(step, template, NOTICES[template].channels, recipients, whileIn);

function itemsBy(
  { dues }: OpenStep,
  template: NoticeTemplate,
  channels: readonly NoticeChannel[],
  recipients: readonly NoticeRecipient[],
  whileIn: Stage | null,
): OutboxItem[] {
  // The day that the notice speaks of is this step's, however late it is sent.
  const due = dues.find(({ term, heldAt }) => isDeadline(term) && heldAt === null);
  const dueDay = due === undefined ? '' : lastDayOf(due.at);
  const dueAt = due?.at.toISOString() ?? null;
  return recipients.flatMap((to) =>
    channels.map((channel) => {
      const params: NoticeRequest = { template, dueDay, dueAt, to, whileIn };
      return { kind: NOTICE_CHANNELS[channel].effect, params, notBefore: null };
    }),
  );
}

const RECIPIENTS: Readonly<
  Record<Audience, (step: OpenStep) => Promise<readonly NoticeRecipient[]> | NoticeRecipient[]>
> = {
  applicant: ({ order }) => [{ account: order.accountId }],
  receiver: receivers,
  verifiers: async (step) => (await pendingVerifiers(step)).map((person) => ({ person })),
  reviewers: (step) => whoeverReviews(step),
  managers: async (step) =>
    (await reachable(step, { role: 'manager' })).map(({ id }) => ({ account: id })),
};

/** Whose the next step of a review is: the second person's, where one is waited for; else the reviewer's. */
async function whoeverReviews(step: OpenStep): Promise<NoticeRecipient[]> {
  const { openTasks, orderNo } = step.order;
  const second = openTasks.find(({ kind }) => kind === 'reviewApproval');
  const task = second ?? openTasks.find(({ kind }) => kind === 'initialReview');
  const holder = await reachable(step, { id: task?.holderId ?? '' });
  // Whoever holds it may have left, or have no address: then all whose work it is are told.
  if (holder.length > 0) return holder.map(({ id }) => ({ account: id }));
  const where = { orderNo, kind: 'review', state: 'open' };
  // Nobody is his own second.
  const first = second && (await step.tx.proposal.findFirst({ where }));
  const { role } = TASKS[second === undefined ? 'initialReview' : 'reviewApproval'];
  return (await reachable(step, { role }))
    .filter(
      ({ id, reviewScopes }) => id !== first?.proposedBy && isInScope(reviewScopes, step.order),
    )
    .map(({ id }) => ({ account: id }));
}

/** The colleagues who can be written to, with what they review. */
const reachable = ({ tx }: OpenStep, who: { readonly id: string } | { readonly role: Role }) =>
  tx.account.findMany({
    where: { ...who, disabledAt: null, emailCipher: { not: null } },
    select: { id: true, reviewScopes: { select: { province: true, filingType: true } } },
    orderBy: { id: 'asc' },
  });
