import type {
  Differing,
  Reader,
  RecordStanding,
  Standing,
} from '#domain/checks/record-standing.ts';
import type { SubjectDraft } from '#domain/forms/any-draft.ts';
import { canonicalCertificateNumber } from '#domain/identifiers/certificate-number.ts';
import { canonicalIcpNumber, parseIcpNumber } from '#domain/identifiers/icp-number.ts';
import type { Transaction } from '#prisma/client.ts';
import type { Vault } from '#prisma/vault.ts';
import { receiverStanding } from './receiver-standing.ts';
import type { FilingHere } from './filing-here.ts';

interface Kept {
  readonly id: string;
  readonly accountId: string | null;
  readonly own: boolean;
  readonly ended: boolean;
  readonly icpNumber: string;
}

interface KeptSubject extends Kept {
  readonly province: string;
  readonly nature: string;
  readonly certificateType: string;
  readonly certificateIndex: string;
  readonly nameIndex: string;
  readonly othersServices: boolean;
  readonly unclaimed: boolean;
}

interface KeptService extends Kept {
  readonly subjectId: string;
  readonly kind: string;
  readonly name: string;
  readonly accessHere: boolean;
}

/** The subject that a form means: the one of its number, or else the living one of its certificate. */
async function keptSubject(
  tx: Transaction,
  { icpNumber, certificateNumber }: SubjectDraft,
  certificate: string,
  ownerId: string | null,
): Promise<KeptSubject | undefined> {
  if (icpNumber === undefined && certificateNumber === undefined) return undefined;
  const number = canonicalIcpNumber(icpNumber ?? '');
  const [subject] = await tx.$queryRaw<KeptSubject[]>`
    SELECT subjects.id, account_id AS "accountId", ended_at IS NOT NULL AS ended,
      coalesce(account_id = ${ownerId}, false) AS own,
      icp_number AS "icpNumber", province, nature, certificate_type AS "certificateType",
      certificate_index AS "certificateIndex", name_index AS "nameIndex",
      EXISTS (SELECT 1 FROM services WHERE subject_id = subjects.id AND ended_at IS NULL
        AND account_id <> subjects.account_id) AS "othersServices",
      account_id IS NULL OR EXISTS (SELECT 1 FROM services WHERE subject_id = subjects.id
        AND ended_at IS NULL AND account_id IS NULL) AS unclaimed
    FROM subjects
    WHERE icp_number = ${number} OR live_certificate_index = ${certificate}
    ORDER BY ended_at IS NOT NULL, icp_number <> ${number} LIMIT 1`;
  return subject;
}

/** The services of these numbers, the living one of each number first. */
async function keptServices(
  tx: Transaction,
  numbers: readonly string[],
  ownerId: string | null,
): Promise<ReadonlyMap<string, KeptService>> {
  if (numbers.length === 0) return new Map();
  const rows = await tx.$queryRaw<KeptService[]>`
    SELECT services.id, subject_id AS "subjectId", account_id AS "accountId",
      ended_at IS NOT NULL AS ended, coalesce(account_id = ${ownerId}, false) AS own,
      icp_number AS "icpNumber", kind, name,
      EXISTS (SELECT 1 FROM accesses WHERE service_id = services.id AND other_provider IS NULL
        AND ended_at IS NULL) AS "accessHere"
    FROM services WHERE icp_number = ANY(${numbers}::text[])
    ORDER BY ended_at IS NOT NULL DESC`;
  return new Map(rows.map((row) => [row.icpNumber, row]));
}

/** To staff every filing is as its account sees it. */
function standingOf(kept: Kept | undefined, accountId: string | null): Standing {
  if (kept === undefined) return 'unknown';
  if (kept.ended) return 'ended';
  if (kept.accountId === null) return 'nobodys';
  return kept.own || accountId === null ? 'own' : 'another';
}

/** Whether a filing number is there; what is no number at all the form says. */
const isNamed = (part: { icpNumber?: string } | undefined): boolean =>
  parseIcpNumber(part?.icpNumber ?? '') !== undefined;

type Compared = readonly [at: Differing, differs: boolean];

const differing = (compared: readonly Compared[]): Differing[] =>
  compared.flatMap(([at, differs]) => (differs ? at : []));

/** Whether a field is filled in and not as it is kept; what was kept empty is not compared. */
const other = (given: string | undefined, kept: string): boolean =>
  given !== undefined && kept !== '' && given !== kept;

function subjectDiffers(
  subject: SubjectDraft,
  kept: KeptSubject | undefined,
  { certificate, name }: { certificate: string; name: string },
): Differing[] {
  if (!kept || kept.ended) return [];
  const number = subject.icpNumber && canonicalIcpNumber(subject.icpNumber);
  return differing([
    ['/subject/icpNumber', other(number, kept.icpNumber)],
    ['/subject/province', other(subject.province, kept.province)],
    ['/subject/nature', other(subject.nature, kept.nature)],
    ['/subject/certificateType', other(subject.certificateType, kept.certificateType)],
    [
      '/subject/certificateNumber',
      subject.certificateNumber !== undefined && certificate !== kept.certificateIndex,
    ],
    ['/subject/name', subject.name !== undefined && other(name, kept.nameIndex)],
  ]);
}

/** Whether the certificate number that a change brings is another subject's already, or an open order's. */
async function newCertificateTaken(
  tx: Transaction,
  vault: Vault,
  { form: { changes }, orderNo }: FilingHere,
  subjectId: string | undefined,
): Promise<boolean> {
  const number = changes?.subject?.certificateNumber;
  if (number === undefined) return false;
  const index = vault.index('certificate', canonicalCertificateNumber(number));
  const [row] = await tx.$queryRaw<{ taken: boolean }[]>`
    SELECT EXISTS (SELECT 1 FROM subjects WHERE live_certificate_index = ${index}
        AND id IS DISTINCT FROM ${subjectId ?? null}::uuid)
      OR EXISTS (SELECT 1 FROM held_certificates WHERE index = ${index}
        AND order_no <> ${orderNo ?? ''}) AS taken`;
  return row?.taken ?? false;
}

/**
 * What our record says of everything that an order is about: whether it is there, whose it is, and whether it
 * is as the form says. Blind indexes are compared, nothing is opened.
 */
export async function recordStanding(
  tx: Transaction,
  vault: Vault,
  filing: FilingHere,
  reader: Reader,
): Promise<RecordStanding> {
  const { form, accountId, ownerId } = filing;
  const { subject = {}, service, services = [], changes } = form;
  const certificate = vault.index(
    'certificate',
    canonicalCertificateNumber(subject.certificateNumber ?? ''),
  );
  const name = vault.index('subjectName', subject.name?.trim() ?? '');
  const kept = await keptSubject(tx, subject, certificate, ownerId);
  const numberOf = ({ icpNumber }: { icpNumber?: string }) => canonicalIcpNumber(icpNumber ?? '');
  const named = [service, ...services].flatMap((one) => (one?.icpNumber ? numberOf(one) : []));
  const found = await keptServices(tx, named, ownerId);
  const ofSubject = (one: KeptService | undefined) =>
    one?.subjectId === kept?.id ? one : undefined;
  const keptService = found.get(service ? numberOf(service) : '');
  const claimed = services.map((one) => ofSubject(found.get(numberOf(one))));

  return {
    reader,
    subject: isNamed(subject) ? standingOf(kept, accountId) : 'unnamed',
    service: isNamed(service) ? standingOf(keptService, accountId) : 'unnamed',
    differs: [
      ...subjectDiffers(subject, kept, { certificate, name }),
      ...(keptService && !keptService.ended
        ? differing([
            ['/service/icpNumber', kept !== undefined && !ofSubject(keptService)],
            ['/service/kind', other(service?.kind, keptService.kind)],
            ['/service/name', other(service?.name?.trim(), keptService.name.trim())],
          ])
        : []),
    ],
    accessHere: keptService?.accessHere,
    othersServices: kept?.othersServices ?? false,
    changesSubject: changes?.subject !== undefined || changes?.subjectOwner !== undefined,
    newCertificateTaken: await newCertificateTaken(tx, vault, filing, kept?.id),
    claimed: claimed.map((one) => standingOf(one, accountId)),
    claimable:
      services.length > 0
        ? claimed.some((one) => standingOf(one, accountId) === 'nobodys')
        : (kept?.unclaimed ?? false),
    receiver: await receiverStanding(tx, vault, filing),
  };
}
