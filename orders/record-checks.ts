import type { FilingType } from '#domain/filing-types.ts';
import type { AnyDraft } from '#domain/forms/any-draft.ts';
import { canonicalCertificateNumber } from '#domain/identifiers/certificate-number.ts';
import { canonicalIcpNumber } from '#domain/identifiers/icp-number.ts';
import type { KnownFacts } from '#domain/rules/known-facts.ts';
import type { Transaction } from '#prisma/client.ts';
import type { Vault } from '#prisma/vault.ts';
import type { AuthoritySays, FiledAnswer } from './authority-says.ts';
import { accessFacts } from './access-facts.ts';
import { identifiersOf, type IndexedIdentifier } from './identifiers.ts';
import type { FilingHere } from './filing-here.ts';
import { receiverOpenOrder } from './receiver-standing.ts';

interface SubjectRows {
  readonly filed: boolean;
  readonly shell: boolean;
  readonly open: boolean;
  readonly other: boolean;
  readonly types: FilingType[];
  readonly serviceFiled: boolean;
}

const NOTHING: SubjectRows = {
  ...{ filed: false, shell: false, open: false, other: false, types: [], serviceFiled: false },
};

/** The orders that make their subject the account's: another subject's order is one too many. */
const BINDS_SUBJECT: FilingType[] = ['newSubject', 'newService', 'newAccess', 'claim'];

/**
 * What our own record says of the filing's subject, in one statement: an order that is granted meanwhile is
 * open in it or filed, never neither. What other accounts have open is not told beyond that it is.
 */
async function subjectRows(
  tx: Transaction,
  index: string,
  { accountId, ownerId, orderNo, form }: FilingHere,
): Promise<SubjectRows> {
  const service = canonicalIcpNumber(form.service?.icpNumber ?? '');
  const [rows] = await tx.$queryRaw<SubjectRows[]>`
    WITH mine AS (SELECT id FROM accounts WHERE ${ownerId} IN (id, parent_id)),
      subject AS (SELECT id FROM subjects WHERE live_certificate_index = ${index}),
      open AS (SELECT account_id, filing_type FROM held_certificates JOIN orders USING (order_no)
        WHERE index = ${index} AND order_no <> ${orderNo ?? ''})
    SELECT
      EXISTS (SELECT 1 FROM subject) AS filed,
      EXISTS (SELECT 1 FROM subject WHERE NOT EXISTS (SELECT 1 FROM services
        WHERE subject_id = subject.id AND ended_at IS NULL)) AS shell,
      EXISTS (SELECT 1 FROM subjects WHERE account_id = ${ownerId}
          AND ended_at IS NULL AND certificate_index <> ${index})
        OR EXISTS (SELECT 1 FROM orders JOIN mine ON mine.id = account_id
          WHERE open_certificate_index IS NOT NULL AND open_certificate_index <> ${index}
            AND filing_type = ANY(${BINDS_SUBJECT}::text[]) AND order_no <> ${orderNo ?? ''}) AS other,
      EXISTS (SELECT 1 FROM open) AS open,
      ARRAY(SELECT filing_type FROM open
        WHERE ${accountId}::text IS NULL OR account_id IN (SELECT id FROM mine)) AS types,
      EXISTS (SELECT 1 FROM services
        WHERE icp_number = ${service} AND ended_at IS NULL) AS "serviceFiled"`;
  return rows ?? NOTHING;
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
      SELECT owner_id FROM subjects WHERE certificate_index <> ${subject} AND ended_at IS NULL
      UNION SELECT services.owner_id FROM services JOIN subjects ON subjects.id = subject_id
        WHERE certificate_index <> ${subject} AND services.ended_at IS NULL)
    SELECT 'mobile' AS kind, mobile_index AS key FROM persons JOIN persons_of ON owner_id = id
      WHERE mobile_index = ANY(${indexes}::text[])
    UNION SELECT 'certificate', persons.certificate_index FROM persons JOIN persons_of ON owner_id = id
      WHERE persons.certificate_index = ANY(${indexes}::text[])
    UNION SELECT 'domain', domains.name FROM domains
      JOIN services ON services.id = service_id JOIN subjects ON subjects.id = services.subject_id
      WHERE domains.name = ANY(${domains}::text[]) AND certificate_index <> ${subject}
        AND services.ended_at IS NULL`;
  return new Set(found.map(({ kind, key }) => `${kind} ${key}`));
}

/** Whether the bureau has it under a subject that is not this one; undefined where it did not answer. */
function filedElsewhere(answer: FiledAnswer | undefined, { subject }: AnyDraft) {
  if (!answer) return undefined;
  const own = subject?.icpNumber ? canonicalIcpNumber(subject.icpNumber) : undefined;
  return answer.filed && !(own !== undefined && answer.subjectNumbers.includes(own));
}

/** Whether the bureau has none of a filed service's domains; undefined where it did not say so of all. */
function noneFiled(domains: readonly string[], says: AuthoritySays): boolean | undefined {
  const answers = domains.map((domain) => says.domains.get(domain)?.filed);
  if (answers.includes(true)) return false;
  return answers.length === 0 || answers.includes(undefined) ? undefined : true;
}

/** Whether it is the domain alone that is filed; of the certificate it is known that it is not, or nothing. */
function onlyDomain(
  subjectFiled: false | undefined,
  usedElsewhere: readonly string[],
  complete: boolean,
): boolean | undefined {
  if (usedElsewhere.length === 0) return complete ? false : undefined;
  return subjectFiled === false ? true : undefined;
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
  const domainsUsedElsewhere = [
    ...usedOf('domain'),
    ...domains.filter((domain) => elsewhere(domain)),
  ];
  // Filed here or there is filed; only both together can say that it is not.
  const subjectFiled = subject.filed || says.certificates.get(number)?.filed;
  return {
    subjectFiled,
    subjectUnfiled: subjectFiled === undefined ? undefined : !subjectFiled,
    serviceUnfiled: subject.serviceFiled ? false : noneFiled(domains, says),
    onlyDomainFiled: subjectFiled
      ? false
      : onlyDomain(subjectFiled, domainsUsedElsewhere, complete),
    // Of a subject that only the ministry knows nobody tells how many services it has.
    subjectIsShell: subject.filed || subjectFiled === false ? subject.shell : undefined,
    openOrder: subject.open,
    openFilingTypes: subject.types,
    otherSubjectInAccount: accountId === null ? undefined : subject.other,
    receiverOpenOrder: await receiverOpenOrder(tx, vault, filing),
    ...(await accessFacts(tx, filing)),
    numbersUsedElsewhere: usedOf('mobile'),
    certificatesUsedElsewhere: usedOf('certificate'),
    domainsUsedElsewhere,
    incomplete: complete ? [] : ['domainsUsedElsewhere'],
  };
}
