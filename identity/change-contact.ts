import { CodedError } from '#domain/errors.ts';
import type { Actor } from '#domain/roles.ts';
import { endResetsOf, openContact } from '#orders/accounts.ts';
import { audit } from '#orders/audit.ts';
import { contactFault, type Contacts } from '#domain/identifiers/contacts.ts';
import { requireOwner } from './confirm-owner.ts';
import type { IdentityDeps } from './deps.ts';

/** Where an account is to be reached from now on; what is not given stays. */
export interface ContactChange {
  readonly actor: Actor;
  readonly contacts: Contacts;
  readonly password: string;
}

/**
 * Corrects the mobile or the e-mail address of one's own account (个人信息保护法 Art. 46). Mails for a forgotten
 * password go there: it takes the password, and one that went to the address so far opens nothing any more.
 * @returns the e-mail address so far, which is told of it; null where there was none
 * @throws CodedError `account.contact`, and what `requireOwner` throws.
 */
export async function changeContact(
  deps: IdentityDeps,
  { actor, contacts, password }: ContactChange,
): Promise<string | null> {
  refuseFault(contacts);
  let before: string | null = null;
  await requireOwner(deps, actor, password, async (tx) => {
    // Two changes, or a change and a rotation of keys, follow one another.
    await tx.$queryRaw`SELECT id FROM accounts WHERE id = ${actor.id} FOR NO KEY UPDATE`;
    const account = await tx.account.findUniqueOrThrow({ where: { id: actor.id } });
    const known = openContact(deps.vault, account);
    const sealed = (kind: 'mobile' | 'email') => {
      const contact = contacts[kind] ?? known[kind];
      return contact === null ? null : deps.vault.seal(`accounts.${kind}:${actor.id}`, contact);
    };
    const columns = { mobileCipher: sealed('mobile'), emailCipher: sealed('email') };
    await tx.account.update({
      where: { id: actor.id },
      data: { ...columns, keyId: deps.vault.keyId },
    });
    if (contacts.email !== undefined) await endResetsOf(tx, actor.id, deps.wall());
    const at = await deps.clock.now(tx);
    const after = { changed: Object.keys(contacts) };
    await audit(tx, { at, actor, action: 'account.contactChanged', target: actor.id, after });
    before = known.email;
  });
  return before;
}

function refuseFault(contacts: Contacts): void {
  const fault = contactFault(contacts);
  if (fault !== undefined) {
    const { field, code, text, remedy } = fault;
    throw new CodedError('account.contact', text.en, {
      ...{ field, facts: { finding: code }, remedy: remedy.en },
    });
  }
  if (Object.keys(contacts).length > 0) return;
  throw new CodedError('account.contact', 'Nothing was given that could be changed.', {
    remedy: 'Give the new mobile or e-mail address; what is left out stays as it is.',
  });
}
