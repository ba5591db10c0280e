import { CodedError } from '#domain/errors.ts';
import type { NoticeChannel } from '#domain/notices.ts';
import { quietUntil } from '#domain/quiet-hours.ts';
import { withEffectLock } from '#orders/effect-lock.ts';
import { pendingEffect, settleEffect, type EffectRow } from '#orders/outbox.ts';
import { NotTaken } from './carriers/not-taken.ts';
import type { EffectResult } from './contract.ts';
import type { ActivityDeps } from './deps.ts';
import { readNoticeEffect, type NoticeEffect } from './notice-effect.ts';
import { fullUntil } from './notice-limits.ts';
import { addressOf, noticeRow, textOf, type NoticeRow } from './notice-row.ts';
import { drop, settle, wait } from './notice-settled.ts';
import type { NoticeText } from './notice-words.ts';
import { noReason } from './reminder-reasons.ts';

/** A message as it is handed to a carrier, which knows it by the notice's id. */
export interface Outgoing {
  readonly notice: NoticeRow;
  readonly address: string;
  readonly text: NoticeText;
}

/** How one channel delivers. */
export interface Delivering {
  readonly channel: NoticeChannel;
  /** Asks the carrier, after a run that died in mid-call, whether it has the message; absent where it can't be asked. */
  readonly find?: (message: Outgoing) => Promise<string | undefined>;
  readonly send: (
    message: Outgoing,
  ) => Promise<{ readonly id: string } | { readonly refused: string }>;
}

/** What a notice fails with where there is nobody to send it to. */
const NO_ADDRESS: Readonly<Record<NoticeChannel, string>> = {
  sms: 'no_number',
  mail: 'no_address',
};

/**
 * Sends the notice of an effect by one channel, once; or says until when it waits. The row says
 * `sending` before the call, so that a run after a crash knows that the carrier may have it already, and
 * asks or marks it.
 */
export function sendNotice(
  deps: ActivityDeps,
  effectId: string,
  by: Delivering,
): Promise<EffectResult> {
  return withEffectLock(deps.db, effectId, async () => {
    const row = await pendingEffect(deps.db, effectId);
    return row === null ? 'doneBefore' : goOn(deps, row, by);
  });
}

async function goOn(deps: ActivityDeps, row: EffectRow, by: Delivering): Promise<EffectResult> {
  const effect = readNoticeEffect(row);
  const known = await deps.db.notice.findUnique({ where: { effectId: effect.id } });
  if (known !== null && !['queued', 'sending'].includes(known.state)) {
    // A callback was quicker than our own word: the carrier has it.
    await settleEffect(deps.db, effect.id, 'done', await deps.clock.now());
    return 'done';
  }
  if (known?.state === 'sending') {
    const found = await asked(deps, known, effect, by);
    if (found !== undefined) return settle(deps, known, { id: found });
  }
  const why = await noReason(deps.db, effect);
  if (why !== null) return drop(deps, effect.id, why);
  const now = await deps.clock.now();
  if (row.notBefore !== null && row.notBefore > now)
    return { notBefore: row.notBefore.toISOString() };
  return hand(deps, known ?? (await noticeRow(deps, effect, by.channel)), effect, by);
}

async function asked(
  deps: ActivityDeps,
  notice: NoticeRow,
  effect: NoticeEffect,
  { find }: Delivering,
): Promise<string | undefined> {
  const address = await addressOf(deps, notice, effect);
  return address === null
    ? undefined
    : find?.({ notice, address, text: textOf(deps.vault, notice) });
}

/** Hands a notice over, unless it has to wait or nobody is there to take it. */
async function hand(
  deps: ActivityDeps,
  notice: NoticeRow,
  effect: NoticeEffect,
  by: Delivering,
): Promise<EffectResult> {
  const address = await addressOf(deps, notice, effect);
  if (address === null) return settle(deps, notice, { refused: NO_ADDRESS[by.channel] });
  const reminder = effect.whileIn !== null;
  const quiet = reminder ? quietUntil(deps.policy.quietHours, await deps.clock.now()) : null;
  if (quiet !== null) return wait(deps, effect.id, quiet);
  const full = await takePlace(deps, notice);
  if (full !== null) {
    return reminder ? drop(deps, effect.id, 'limit.reached') : wait(deps, effect.id, full);
  }
  try {
    const handed = await by.send({ notice, address, text: textOf(deps.vault, notice) });
    return await settle(deps, notice, handed);
  } catch (error) {
    if (error instanceof NotTaken) await backToQueue(deps, notice.id);
    throw error;
  }
}

/**
 * Says `sending`, where the address has room for one more today; else until when it is full. One that was
 * `sending` already is marked before the call, not after it: this run can die too, and whoever finds one
 * of the two messages then (a later run, or the carrier's callback) can't know of the other.
 * @throws CodedError `effect.busy` where another run has gone on with it since it was read: our lock was
 * lost with its connection.
 */
function takePlace(deps: ActivityDeps, notice: NoticeRow): Promise<Date | null> {
  const { id, state, sendingAt, possiblyDoubled } = notice;
  return deps.db.$transaction(async (tx) => {
    const now = await deps.clock.now(tx);
    const full = await fullUntil(tx, notice, deps.policy.noticeLimits, now);
    if (full !== null) return full;
    const { count } = await tx.notice.updateMany({
      where: { id, state },
      data: {
        state: 'sending',
        sendingAt: sendingAt ?? now,
        possiblyDoubled: possiblyDoubled || state === 'sending',
      },
    });
    if (count === 0) {
      throw new CodedError('effect.busy', `Another run goes on with the notice ${id} already.`);
    }
    return null;
  });
}

/**
 * Nothing went out, for certain: the next run begins anew and has nothing to ask or to mark. One that may be
 * out from an earlier call stays as it is, and so does one that another run has gone on with: both are marked.
 */
async function backToQueue({ db }: ActivityDeps, id: string): Promise<void> {
  await db.notice.updateMany({
    where: { id, state: 'sending', possiblyDoubled: false },
    data: { state: 'queued', sendingAt: null },
  });
}
