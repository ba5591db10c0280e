import { CodedError } from '#domain/errors.ts';
import { canonicalIcpNumber, checkServiceNumber } from '#domain/identifiers/icp-number.ts';
import type { Actor } from '#domain/roles.ts';
import type { Transaction } from '#prisma/client.ts';
import { audit } from './audit.ts';
import type { OrdersDeps } from './deps.ts';
import { ownSubUser } from './sub-users.ts';

/** A service that a sub-user may act on. */
export interface Grant {
  readonly icpNumber: string;
  readonly kind: string;
  readonly name: string;
  readonly grantedAt: Date;
}

/** A grant as somebody asks for it: which sub-user, which service. */
export interface GrantOf {
  readonly subUserId: string;
  /** In any accepted spelling. */
  readonly icpNumber: string;
  readonly actor: Actor;
}

/**
 * The services that a sub-user may act on, by their numbers.
 * @throws CodedError `sub_user.main_account_only`, `sub_user.not_found`.
 */
export async function grantsOf(
  { db }: Pick<OrdersDeps, 'db'>,
  subUserId: string,
  actor: Actor,
): Promise<Grant[]> {
  return db.$transaction(async (tx) => {
    await ownSubUser(tx, subUserId, actor);
    const rows = await tx.serviceGrant.findMany({
      where: { accountId: subUserId },
      include: { service: true },
      orderBy: { service: { icpNumber: 'asc' } },
    });
    return rows.map(({ grantedAt, service }) => grantOf(service, grantedAt));
  });
}

const grantOf = (
  { icpNumber, kind, name }: { icpNumber: string; kind: string; name: string },
  grantedAt: Date,
): Grant => ({ icpNumber, kind, name, grantedAt });

/**
 * Lets a sub-user act on a service of its main account. Given twice it stays as it was first given.
 * @throws CodedError `sub_user.main_account_only`, `sub_user.not_found`, `grant.number_malformed`,
 *   `grant.service_unknown`, `grant.service_ended`.
 */
export async function grantService(
  { db, clock }: OrdersDeps,
  { subUserId, icpNumber, actor }: GrantOf,
): Promise<Grant> {
  return db.$transaction(async (tx) => {
    await ownSubUser(tx, subUserId, actor);
    const service = await lockOwnService(tx, icpNumber, actor);
    const place = { accountId: subUserId, serviceId: service.id };
    const given = await tx.serviceGrant.findUnique({ where: { accountId_serviceId: place } });
    if (given !== null) return grantOf(service, given.grantedAt);
    const at = await clock.now(tx);
    await tx.serviceGrant.create({ data: { ...place, grantedBy: actor.id, grantedAt: at } });
    const after = { service: service.icpNumber };
    await audit(tx, { at, actor, action: 'grant.given', target: subUserId, after });
    return grantOf(service, at);
  });
}

/**
 * Takes a grant back. Orders that the sub-user has under way on the service can be sent in no more.
 * @throws CodedError `sub_user.main_account_only`, `sub_user.not_found`, `grant.number_malformed`,
 *   `grant.not_found`.
 */
export async function withdrawGrant(
  { db, clock }: OrdersDeps,
  { subUserId, icpNumber, actor }: GrantOf,
): Promise<void> {
  await db.$transaction(async (tx) => {
    await ownSubUser(tx, subUserId, actor);
    const number = serviceNumber(icpNumber);
    const { count } = await tx.serviceGrant.deleteMany({
      where: { accountId: subUserId, service: { icpNumber: number } },
    });
    if (count === 0) throw grantNotFound(number);
    const at = await clock.now(tx);
    const before = { service: number };
    await audit(tx, { at, actor, action: 'grant.withdrawn', target: subUserId, before });
  });
}

/**
 * A living service of an account. Its subject is locked, as by whatever changes the registry: a service that
 * ends or moves away in the same moment takes the grant with it, or is found gone.
 */
async function lockOwnService(
  tx: Transaction,
  icpNumber: string,
  { id }: Actor,
): Promise<{ id: string; icpNumber: string; kind: string; name: string }> {
  const number = serviceNumber(icpNumber);
  await tx.$queryRaw`
    SELECT id FROM subjects WHERE id IN (SELECT subject_id FROM services WHERE icp_number = ${number})
    FOR SHARE`;
  const [service] = await tx.$queryRaw<
    { id: string; icpNumber: string; kind: string; name: string; endedAt: Date | null }[]
  >`
    SELECT id, icp_number AS "icpNumber", kind, name, ended_at AS "endedAt" FROM services
    WHERE icp_number = ${number} AND account_id = ${id}
    ORDER BY ended_at DESC NULLS FIRST LIMIT 1`;
  if (service === undefined) throw serviceUnknown(number);
  if (service.endedAt !== null) throw serviceEnded(number);
  return service;
}

function serviceNumber(text: string): string {
  const finding = checkServiceNumber(text);
  if (finding === undefined) return canonicalIcpNumber(text);
  throw new CodedError('grant.number_malformed', finding.text.en, {
    ...{ field: 'icpNumber', facts: { finding: finding.code }, remedy: finding.remedy.en },
  });
}

function serviceUnknown(number: string): CodedError {
  return new CodedError('grant.service_unknown', `There is no service ${number} of your account.`, {
    field: 'icpNumber',
    remedy:
      'Only what is filed under your own account can be given; what was filed elsewhere is claimed first.',
  });
}

function serviceEnded(number: string): CodedError {
  return new CodedError('grant.service_ended', `The filing of ${number} has ended.`, {
    field: 'icpNumber',
    remedy: 'Choose a service that is filed: what has ended is nothing to act on.',
  });
}

function grantNotFound(number: string): CodedError {
  return new CodedError('grant.not_found', `This sub-user has no grant on ${number}.`, {
    field: 'icpNumber',
    remedy: 'Its grants are listed at GET /api/v1/sub-users/{id}/grants; it may be gone already.',
  });
}
