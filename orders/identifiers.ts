import type { AnyDraft, PersonDraft } from '#domain/forms/any-draft.ts';
import { canonicalCertificateNumber } from '#domain/identifiers/certificate-number.ts';
import { canonicalDomain } from '#domain/identifiers/domain.ts';
import type { Transaction } from '#prisma/client.ts';
import type { Vault } from '#prisma/vault.ts';

/** What of a form must be a subject's own, and how it is written before it is compared. */
const WRITINGS = {
  mobile: (text: string) => text.trim(),
  certificate: canonicalCertificateNumber,
  domain: canonicalDomain,
} as const;

type IdentifierKind = keyof typeof WRITINGS;

/** An identifier of a form, and the blind index that it is found by. */
export interface IndexedIdentifier {
  readonly kind: IdentifierKind;
  readonly value: string;
  readonly index: string;
}

/** The owners that a form names, those that a change brings among them. */
const ownersOf = ({ subjectOwner, service, changes }: AnyDraft): PersonDraft[] =>
  [subjectOwner, service?.owner, changes?.subjectOwner, changes?.service?.owner].filter(
    (person) => person !== undefined,
  );

/** The identifiers of a form's owners and domains, each once. */
export function identifiersOf(vault: Vault, form: AnyDraft): IndexedIdentifier[] {
  const owners = ownersOf(form);
  const texts: Readonly<Record<IdentifierKind, readonly (string | undefined)[]>> = {
    mobile: owners.map(({ mobile }) => mobile),
    certificate: owners.map(({ certificateNumber }) => certificateNumber),
    domain: [...(form.service?.domains ?? []), ...(form.changes?.service?.domains ?? [])],
  };
  return (Object.keys(WRITINGS) as IdentifierKind[]).flatMap((kind) => {
    const values = texts[kind].flatMap((text) => (text?.trim() ? WRITINGS[kind](text) : []));
    return [...new Set(values)].map((value) => ({ kind, value, index: vault.index(kind, value) }));
  });
}

/** Keeps what an order's form has of what must be a subject's own, for as long as the order is open. */
export async function holdIdentifiers(
  tx: Transaction,
  vault: Vault,
  orderNo: string,
  form: AnyDraft,
): Promise<void> {
  await releaseIdentifiers(tx, orderNo);
  const data = identifiersOf(vault, form).map(({ kind, index }) => ({ orderNo, kind, index }));
  await tx.orderIdentifier.createMany({ data });
}

/** Lets go what an order held: it has ended, or its applicant has taken it back. */
export async function releaseIdentifiers(tx: Transaction, orderNo: string): Promise<void> {
  await tx.orderIdentifier.deleteMany({ where: { orderNo } });
}
