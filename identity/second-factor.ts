import { CodedError } from '#domain/errors.ts';
import type { Actor } from '#domain/roles.ts';
import { endSessionsOf, hashOfSecret } from '#orders/accounts.ts';
import { audit } from '#orders/audit.ts';
import type { Transaction } from '#prisma/client.ts';
import { appAddress, codeAsTyped, freshAppSecret, freshPaperCode, stepOfCode } from './codes.ts';
import { requireOwner } from './confirm-owner.ts';
import type { IdentityDeps } from './deps.ts';

const CODES = 10;

const placeOf = (accountId: string): string => `second_factors.secret:${accountId}`;

/** How an account's app stands. */
export interface SecondFactorView {
  readonly on: boolean;
  /** Codes on paper that were not used yet. */
  readonly codesLeft: number;
}

/** Whether a code is asked for when this account signs in, and how many are left on paper. */
export async function secondFactorOf(
  { db }: Pick<IdentityDeps, 'db'>,
  accountId: string,
): Promise<SecondFactorView> {
  const factor = await db.secondFactor.findUnique({
    where: { accountId },
    select: { confirmedAt: true, codes: { where: { usedAt: null }, select: { codeHash: true } } },
  });
  return { on: factor?.confirmedAt != null, codesLeft: factor?.codes.length ?? 0 };
}

/**
 * Makes the secret that its owner shows to his app. Nothing is asked for until he confirms that it works.
 * @throws CodedError `password.wrong`, `second_factor.on`.
 */
export async function beginSecondFactor(
  deps: IdentityDeps,
  { actor, password }: { actor: Actor; password: string },
): Promise<{ secret: string; address: string }> {
  const { handle } = await requireOwner(deps, actor, password);
  const secret = freshAppSecret();
  await deps.db.$transaction(async (tx) => {
    const accountId = actor.id;
    await tx.$queryRaw`SELECT id FROM accounts WHERE id = ${accountId} FOR NO KEY UPDATE`;
    const before = await tx.secondFactor.findUnique({ where: { accountId } });
    if (before?.confirmedAt != null) throw isOn();
    const data = {
      secretCipher: deps.vault.seal(placeOf(accountId), secret),
      keyId: deps.vault.keyId,
      begunAt: deps.wall(),
    };
    await tx.secondFactor.upsert({
      ...{ where: { accountId }, create: { accountId, ...data }, update: data },
    });
    const at = await deps.clock.now(tx);
    await audit(tx, { at, actor, action: 'secondFactor.begun', target: accountId });
  });
  return { secret, address: appAddress(secret, handle) };
}

/**
 * Turns it on with a first code of the app, and ends the account's other sessions, which did without.
 * @param session the one that stays
 * @returns the codes for paper, told this once
 * @throws CodedError `second_factor.not_begun`, `second_factor.on`, `second_factor.code`.
 */
export async function confirmSecondFactor(
  deps: IdentityDeps,
  { actor, code, session }: { actor: Actor; code: string; session: string },
): Promise<readonly string[]> {
  const accountId = actor.id;
  const codes = Array.from({ length: CODES }, freshPaperCode);
  await deps.db.$transaction(async (tx) => {
    const factor = await lockedFactor(tx, accountId);
    if (factor === undefined) throw notBegun();
    if (factor.confirmedAt !== null) throw isOn();
    const step = stepOfCode(openSecret(deps, accountId, factor), codeAsTyped(code), deps.wall());
    if (step === undefined) throw wrongCode();
    const now = deps.wall();
    await tx.secondFactor.update({
      where: { accountId },
      data: { confirmedAt: now, lastStep: step },
    });
    await tx.recoveryCode.createMany({
      data: codes.map((one) => ({ accountId, codeHash: hashOfPaper(accountId, one) })),
    });
    await endSessionsOf(tx, accountId, { by: accountId, at: now, keep: session });
    const at = await deps.clock.now(tx);
    await audit(tx, { at, actor, action: 'secondFactor.on', target: accountId });
  });
  return codes;
}

/**
 * Turns it off, for an owner who knows his password and has a code; his other sessions end.
 * @throws CodedError `password.wrong`, `second_factor.off`, `second_factor.code`.
 */
export async function endSecondFactor(
  deps: IdentityDeps,
  given: { actor: Actor; password: string; code: string; session: string },
): Promise<void> {
  const { actor, password, code, session } = given;
  const accountId = actor.id;
  await requireOwner(deps, actor, password, async (tx) => {
    if ((await lockedFactor(tx, accountId))?.confirmedAt == null) throw isOff();
    if (!(await takeCode(tx, deps, accountId, code))) throw wrongCode();
    await tx.secondFactor.delete({ where: { accountId } });
    await endSessionsOf(tx, accountId, { by: accountId, at: deps.wall(), keep: session });
    const at = await deps.clock.now(tx);
    await audit(tx, { at, actor, action: 'secondFactor.off', target: accountId });
  });
}

/**
 * Turns off another's codes, for an owner who lost phone and paper and proved who he is by other means. He is
 * signed out everywhere. Nobody does this for himself: whoever took over a session could.
 * @throws CodedError `second_factor.own`, `second_factor.none`.
 */
export async function removeSecondFactor(
  deps: IdentityDeps,
  { accountId, actor }: { accountId: string; actor: Actor },
): Promise<void> {
  if (accountId === actor.id) throw isOwn();
  await deps.db.$transaction(async (tx) => {
    const { count } = await tx.secondFactor.deleteMany({ where: { accountId } });
    if (count === 0) throw isNone();
    await endSessionsOf(tx, accountId, { by: actor.id, at: deps.wall() });
    const at = await deps.clock.now(tx);
    await audit(tx, { at, actor, action: 'secondFactor.removed', target: accountId });
  });
}

/** Takes a code of the account's app, or one on paper. None is taken twice. */
export async function takeCode(
  tx: Transaction,
  deps: Pick<IdentityDeps, 'vault' | 'wall'>,
  accountId: string,
  code: string,
): Promise<boolean> {
  const typed = codeAsTyped(code);
  if (!/^\d{6}$/.test(typed)) return takePaper(tx, deps, accountId, typed);
  const factor = await lockedFactor(tx, accountId);
  if (factor?.confirmedAt == null) return false;
  const step = stepOfCode(openSecret(deps, accountId, factor), typed, deps.wall());
  if (step === undefined || step <= factor.lastStep) return false;
  await tx.secondFactor.update({ where: { accountId }, data: { lastStep: step } });
  return true;
}

async function takePaper(
  tx: Transaction,
  { wall }: Pick<IdentityDeps, 'wall'>,
  accountId: string,
  typed: string,
): Promise<boolean> {
  const { count } = await tx.recoveryCode.updateMany({
    where: { accountId, codeHash: hashOfPaper(accountId, typed), usedAt: null },
    data: { usedAt: wall() },
  });
  return count === 1;
}

const hashOfPaper = (accountId: string, code: string): string =>
  hashOfSecret(`${accountId}:${codeAsTyped(code)}`);

interface Factor {
  readonly cipher: Uint8Array;
  readonly keyId: string;
  readonly confirmedAt: Date | null;
  readonly lastStep: bigint;
}

/** The row, locked: of two codes at once the second sees that the first was taken. */
async function lockedFactor(tx: Transaction, accountId: string): Promise<Factor | undefined> {
  const [factor] = await tx.$queryRaw<Factor[]>`
    SELECT secret_cipher AS cipher, key_id AS "keyId", confirmed_at AS "confirmedAt", last_step AS "lastStep"
    FROM second_factors WHERE account_id = ${accountId} FOR UPDATE`;
  return factor;
}

const openSecret = ({ vault }: Pick<IdentityDeps, 'vault'>, id: string, factor: Factor): string =>
  vault.open(placeOf(id), factor);

const isOn = () =>
  new CodedError('second_factor.on', 'Codes are asked for already.', {
    remedy: 'To use another app, turn the codes off first.',
  });

const isOff = () =>
  new CodedError('second_factor.off', 'No codes are asked for.', {
    remedy: 'There is nothing to turn off.',
  });

const isOwn = () =>
  new CodedError('second_factor.own', 'Nobody removes the codes of his own account.', {
    remedy: 'Turn them off at your account with a code, or ask another security administrator.',
  });

const isNone = () =>
  new CodedError('second_factor.none', 'This account has no codes to remove.', {
    remedy: 'Check the account.',
  });

const notBegun = () =>
  new CodedError('second_factor.not_begun', 'There is no app to confirm.', {
    remedy: 'Begin with the password, and show the secret to the app.',
  });

const wrongCode = () =>
  new CodedError('second_factor.code', 'This code is not right, or was used already.', {
    field: '/code',
    remedy: 'Wait for the next code of the app, and check the time of the phone.',
  });
