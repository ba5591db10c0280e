import type { FilingType } from '#domain/filing-types.ts';
import type { AnyDraft } from '#domain/forms/any-draft.ts';
import { canonicalCertificateNumber } from '#domain/identifiers/certificate-number.ts';
import { canonicalIcpNumber } from '#domain/identifiers/icp-number.ts';
import type { KnownFacts } from '#domain/rules/known-facts.ts';
import type { Transaction } from '#prisma/client.ts';
import type { Vault } from '#prisma/vault.ts';
import type { AuthoritySays, FiledAnswer } from './authority-says.ts';
import { identifiersOf, type IndexedIdentifier } from './identifiers.ts';

/** A filing that is held against the record. */
export interface FilingHere {
  readonly filingType: FilingType;
  readonly form: AnyDraft;
  /** Whose it is; null where a member of staff asks. */
  readonly accountId: string | null;
  /** The order that it is already, which is not held against itself. */
  readonly orderNo: string | null;
}

interface SubjectRows {
  readonly filed: boolean;
  readonly open: boolean;
  readonly other: boolean;
  readonly types: FilingType[];
}

/** What our own record says of the filing's subject. */
async function subjectRows(
  tx: Transaction,
  index: string,
  { accountId, orderNo }: FilingHere,
): Promise<SubjectRows> {
  const [rows] = await tx.$queryRaw<SubjectRows[]>`
    SELECT
      EXISTS (SELECT 1 FROM subjects WHERE certificate_index = ${index}) AS filed,
      EXISTS (SELECT 1 FROM subjects
        WHERE account_id = ${accountId} AND certificate_index <> ${index}) AS other,
      EXISTS (SELECT 1 FROM orders WHERE open_certificate_index = ${index}
        AND order_no <> ${orderNo ?? ''}) AS open,
      ARRAY(SELECT filing_type FROM orders WHERE open_certificate_index = ${index}
        AND order_no <> ${orderNo ?? ''}) AS types`;
  return rows ?? { filed: false, open: false, other: false, types: [] };
}

/** Which of these identifiers stand in a filing of another subject. */
async function usedInFilings(
  tx: Transaction,
  subject: string,
  identifiers: readonly IndexedIdentifier[],
): Promise<ReadonlySet<string>> {
  const indexes = identifiers.map(({ index }) => index);
  const domains = identifiers.flatMap(({ kind, value }) => (kind === 'domain' ? value : []));
  const found = await tx.$queryRaw<{ kind: string; key: string }[]>`
    WITH persons_of AS (
      SELECT owner_id FROM subjects WHERE certificate_index <> ${subject}
      UNION SELECT services.owner_id FROM services JOIN subjects ON subjects.id = subject_id
        WHERE certificate_index <> ${subject})
    SELECT 'mobile' AS kind, mobile_index AS key FROM persons JOIN persons_of ON owner_id = id
      WHERE mobile_index = ANY(${indexes}::text[])
    UNION SELECT 'certificate', persons.certificate_index FROM persons JOIN persons_of ON owner_id = id
      WHERE persons.certificate_index = ANY(${indexes}::text[])
    UNION SELECT 'domain', domains.name FROM domains
      JOIN services ON services.id = service_id JOIN subjects ON subjects.id = services.subject_id
      WHERE domains.name = ANY(${domains}::text[]) AND certificate_index <> ${subject}`;
  return new Set(found.map(({ kind, key }) => `${kind} ${key}`));
}

/** Whether the bureau has it under a subject that is not this one; undefined where it did not answer. */
function filedElsewhere(answer: FiledAnswer | undefined, { subject }: AnyDraft) {
  if (!answer) return undefined;
  const own = subject?.icpNumber ? canonicalIcpNumber(subject.icpNumber) : undefined;
  return answer.filed && !(own !== undefined && answer.subjectNumbers.includes(own));
}

/**
 * What our own record and the authority know of a filing, for the rules: what is filed, not what other orders
 * say. Blind indexes are compared, nothing is opened.
 * @param says what the authority answered before, outside any transaction.
 */
export async function knownOf(
  tx: Transaction,
  vault: Vault,
  filing: FilingHere,
  says: AuthoritySays,
): Promise<KnownFacts> {
  const { form, accountId } = filing;
  const number = canonicalCertificateNumber(form.subject?.certificateNumber ?? '');
  const index = vault.index('certificate', number);
  const subject = await subjectRows(tx, index, filing);
  const identifiers = identifiersOf(vault, form);
  const filed = await usedInFilings(tx, index, identifiers);
  const used = ({ kind, value, index: key }: IndexedIdentifier) =>
    filed.has(`${kind} ${kind === 'domain' ? value : key}`);
  const usedOf = (kind: IndexedIdentifier['kind']) =>
    identifiers.filter((one) => one.kind === kind && used(one)).map(({ value }) => value);

  const domains = identifiers.filter(({ kind }) => kind === 'domain').map(({ value }) => value);
  const elsewhere = (domain: string) => filedElsewhere(says.domains.get(domain), form);
  const complete = domains.every((domain) => elsewhere(domain) !== undefined);
  return {
    // Filed here or there is filed; only both together can say that it is not.
    subjectFiled: subject.filed || says.certificates.get(number)?.filed,
    openOrder: subject.open,
    openFilingTypes: subject.types,
    otherSubjectInAccount: accountId === null ? undefined : subject.other,
    numbersUsedElsewhere: usedOf('mobile'),
    certificatesUsedElsewhere: usedOf('certificate'),
    domainsUsedElsewhere: [...usedOf('domain'), ...domains.filter((domain) => elsewhere(domain))],
    incomplete: complete ? [] : ['domainsUsedElsewhere'],
  };
}
