import type { NoticeChannel } from '#domain/notices.ts';
import type { PersonRecord } from '#domain/registry/records.ts';
import type { Vault } from '#prisma/vault.ts';
import { openContact } from './accounts.ts';
import type { OpenStep } from './open-step.ts';
import { openPerson } from './registry/seal-person.ts';

interface Contact {
  readonly mobile?: string | null;
  readonly email?: string | null;
}

interface Owner {
  readonly id: string;
  readonly person: PersonRecord;
}

/** Where a channel reaches somebody, as an index that every spelling of it shares. Never the emergency number. */
const REACHED: Readonly<Record<NoticeChannel, (vault: Vault, at: Contact) => string | null>> = {
  sms: (vault, { mobile }) => (mobile == null ? null : vault.index('mobile', mobile)),
  mail: (vault, { email }) => (email == null ? null : vault.index('email', email)),
};

/**
 * The owners of an order’s subject and service, and of every service that ends with its subject, as the registry names them, by the channels that reach them. Left
 * out is whoever has the address of the applicant or of another owner, since that one gets the notice already, and
 * whoever’s address nobody here knows.
 * @returns ids of persons
 */
export async function ownersToTell(
  step: OpenStep,
): Promise<Readonly<Record<NoticeChannel, string[]>>> {
  const { vault } = step.deps;
  const told = new Map<string, Contact>([['applicant', await applicant(step)]]);
  for (const { id, person } of await owners(step)) told.set(id, person);
  const by = (channel: NoticeChannel): string[] => {
    const reached = new Map<string, string>();
    for (const [id, contact] of told) {
      const at = REACHED[channel](vault, contact);
      if (at !== null && !reached.has(at)) reached.set(at, id);
    }
    return [...reached.values()].filter((id) => id !== 'applicant');
  };
  return { sms: by('sms'), mail: by('mail') };
}

async function applicant({ tx, deps, order }: OpenStep): Promise<Contact> {
  const account = await tx.account.findUniqueOrThrow({ where: { id: order.accountId } });
  return openContact(deps.vault, account);
}

async function owners({ tx, deps, order, patch }: OpenStep): Promise<Owner[]> {
  const { subjectId, serviceId } = patch;
  const of = (id: string) => ({ where: { id }, select: { owner: true } });
  const found = [
    subjectId == null ? null : await tx.subject.findUnique(of(subjectId)),
    serviceId == null ? null : await tx.service.findUnique(of(serviceId)),
    ...(subjectId == null
      ? []
      : await tx.service.findMany({
          where: { subjectId, endedByOrder: order.orderNo },
          ...{ select: { owner: true }, orderBy: { id: 'asc' } },
        })),
  ];
  return found
    .filter((record) => record !== null)
    .map(({ owner }) => ({ id: owner.id, person: openPerson(deps.vault, owner) }));
}
