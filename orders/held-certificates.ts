import type { AnyDraft } from '#domain/forms/any-draft.ts';
import { canonicalCertificateNumber } from '#domain/identifiers/certificate-number.ts';
import { Prisma } from '#prisma/client.ts';
import type { Vault } from '#prisma/vault.ts';

/**
 * The blind indexes of the certificates that a form is about, each once: its subject's, and the number that a
 * change gives it. Until it is decided, both are the subject's, and nobody else files under either.
 */
export function certificatesOf(vault: Vault, { subject, changes }: AnyDraft): string[] {
  const numbers = [subject, changes?.subject].flatMap((part) => {
    const number = part?.certificateNumber;
    return number ? canonicalCertificateNumber(number) : [];
  });
  return [...new Set(numbers)].map((number) => vault.index('certificate', number));
}

/** Gives free what an order holds beside these. */
export const releaseBut = (orderNo: string, indexes: readonly string[]): Prisma.Sql => Prisma.sql`
  DELETE FROM held_certificates
  WHERE order_no = ${orderNo} AND index <> ALL(${indexes}::text[])`;

/** Holds these for an order; the database refuses one that another order holds. */
export const holdAll = (orderNo: string, indexes: readonly string[]): Prisma.Sql => Prisma.sql`
  INSERT INTO held_certificates (index, order_no)
  SELECT index, ${orderNo} FROM unnest(${indexes}::text[]) AS index
  WHERE NOT EXISTS (SELECT 1 FROM held_certificates AS held
    WHERE held.index = index.index AND held.order_no = ${orderNo})`;
