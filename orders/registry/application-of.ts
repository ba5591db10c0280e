import type { AnyDraft } from '#domain/forms/any-draft.ts';
import type { Application } from '#domain/registry/application.ts';
import type { FiledSubject } from '#domain/registry/records.ts';
import type { Transaction } from '#prisma/client.ts';
import type { Vault } from '#prisma/vault.ts';
import { filedService, filedSubject, filedSubjectOfCertificate } from './read-filed.ts';

/** An order with what stands in the registry of what it names. */
export async function applicationOf(
  tx: Transaction,
  vault: Vault,
  order: Omit<Application, 'filed'>,
): Promise<Application> {
  const { form, numbers } = order;
  const subject = await namedSubject(tx, vault, numbers.subject, form);
  const serviceNumber = numbers.service ?? form.service?.icpNumber;
  const service =
    serviceNumber === undefined ? undefined : await filedService(tx, vault, serviceNumber);
  return { ...order, filed: { ...(subject && { subject }), ...(service && { service }) } };
}

/**
 * The subject of a number; else that of the certificate, of which there is one at most. A first filing names no
 * number: one that is issued to it and stands for another certificate is not its subject's.
 */
async function namedSubject(
  tx: Transaction,
  vault: Vault,
  issued: string | undefined,
  { subject }: AnyDraft,
): Promise<FiledSubject | undefined> {
  const { icpNumber, certificateNumber } = subject ?? {};
  const number = issued ?? icpNumber;
  const byNumber = number === undefined ? undefined : await filedSubject(tx, vault, number);
  const isItself =
    icpNumber !== undefined || byNumber?.record.certificateNumber === certificateNumber;
  if (byNumber !== undefined && isItself) return byNumber;
  if (certificateNumber === undefined) return undefined;
  return filedSubjectOfCertificate(tx, vault, certificateNumber);
}
