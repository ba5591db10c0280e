import type { FilingType } from '#domain/filing-types.ts';
import { ordersAboutService, ordersAboutSubject } from '#domain/registry/orders-about.ts';
import { isLiving, type FiledService, type FiledSubject } from '#domain/registry/records.ts';
import type { Actor } from '#domain/roles.ts';
import type { OrdersDeps } from './deps.ts';
import { openSubject, SUBJECT_PARTS } from './registry/open-records.ts';

/** A service that an account may act on, and what it can order about it. */
export interface OwnService extends FiledService {
  readonly orders: readonly FilingType[];
}

/** A subject with the services of it that an account may act on, and what can be ordered about the subject. */
export interface OwnSubject extends Omit<FiledSubject, 'services'> {
  readonly services: readonly OwnService[];
  /** Whether it is this account's own: of another's subject, what is published is all there is to read. */
  readonly held: boolean;
  readonly orders: readonly FilingType[];
}

/** What is filed under an account. */
export interface OwnFilings {
  /** The handle of the main account; null for a main account itself. */
  readonly mainAccount: string | null;
  readonly subjects: readonly OwnSubject[];
}

/**
 * What is filed under an account and lives: of a sub-user only the services that it was given, so that it is
 * offered no others. Subjects come with the services alone that are this account's: of a subject that stays
 * behind when a service is transferred, nothing else is.
 */
export async function ownFilings({ db, vault }: OrdersDeps, actor: Actor): Promise<OwnFilings> {
  const account = await db.account.findUniqueOrThrow({
    where: { id: actor.id },
    select: { parent: { select: { id: true, handle: true } } },
  });
  const isSubUser = account.parent !== null;
  const owner = account.parent?.id ?? actor.id;
  const given = isSubUser ? { grants: { some: { accountId: actor.id } } } : {};
  const services = { accountId: owner, endedAt: null, ...given };
  const rows = await db.subject.findMany({
    where: {
      endedAt: null,
      OR: [{ services: { some: services } }, ...(isSubUser ? [] : [{ accountId: owner }])],
    },
    include: { ...SUBJECT_PARTS, services: { ...SUBJECT_PARTS.services, where: services } },
    orderBy: { icpNumber: 'asc' },
  });
  const subjects = rows.map((row): OwnSubject => {
    const subject = openSubject(vault, row);
    const held = !isSubUser && subject.record.accountId === owner;
    return {
      ...subject,
      held,
      orders: held ? ordersAboutSubject(subject, { isSubUser }) : [],
      services: subject.services.map((service) => ({
        ...service,
        accesses: service.accesses.filter(isLiving),
        orders: ordersAboutService(service, { isSubUser }),
      })),
    };
  });
  return { mainAccount: account.parent?.handle ?? null, subjects };
}
