import type { AnyDraft } from '#domain/forms/any-draft.ts';
import { canonicalCertificateNumber } from '#domain/identifiers/certificate-number.ts';
import { canonicalIcpNumber } from '#domain/identifiers/icp-number.ts';
import { noteBureauIds, type ToldIds } from '#orders/registry/bureau-ids.ts';
import { readReport } from '#orders/reports.ts';
import type { FiledNews } from '../v3/news.ts';
import type { LinkDeps } from './deps.ts';

/** An id that we gave out, which a filing names, and the report that it is of. */
export interface OwnId {
  readonly id: number;
  readonly kind: string;
  readonly bureauId: number | undefined;
  readonly reportId: string;
  readonly filingType: string;
}

type Service = FiledNews['services'][number];

/** Whether we are who gives this service its access, as far as the record says who does. */
export const isOurs = ({ accesses }: Service, ispId: number): boolean =>
  accesses.length === 0 || accesses.some(({ providerId = ispId }) => providerId === ispId);

/**
 * The ids in a filing that are ours. Other providers count from 1 as well, and what they filed bears their
 * ids: one is ours only if its report was about this very subject.
 */
export async function ownIds(
  { db, vault, connector }: LinkDeps,
  filed: FiledNews,
): Promise<OwnId[]> {
  const { name: endpoint, ispId } = connector.endpoint;
  const named = idsIn(filed, ispId);
  const rows = await db.authorityId.findMany({
    where: { id: { in: [...named.keys()].map(BigInt) }, report: { endpoint } },
    include: { report: { include: { order: { select: { filingType: true } } } } },
    orderBy: { id: 'asc' },
  });
  return rows
    .filter(({ report }) => isAbout(readReport(vault, report) as AnyDraft, filed.subject))
    .map(({ id, kind, reportId, report }) => ({
      ...{ id: Number(id), kind, reportId, filingType: report.order.filingType },
      bureauId: named.get(Number(id)),
    }));
}

/** The provider's ids that a filing names, each with the bureau's; other providers' accesses are left out. */
function idsIn(
  { subject, services }: FiledNews,
  ispId: number,
): ReadonlyMap<number, number | undefined> {
  const ofService = (service: Service) => [
    service,
    ...service.domains,
    ...service.accesses
      .filter(({ providerId = ispId }) => providerId === ispId)
      .flatMap((access) => [access, ...access.ips]),
  ];
  const named = [subject, ...services.filter((one) => isOurs(one, ispId)).flatMap(ofService)];
  return new Map(
    named.flatMap(({ id, bureauId }) =>
      id !== undefined && Number.isSafeInteger(id) ? [[id, bureauId] as const] : [],
    ),
  );
}

/** Whether a form is about the subject of a filing, as far as both say who it is. */
function isAbout({ subject }: AnyDraft, filed: FiledNews['subject']): boolean {
  const { icpNumber, certificateNumber } = subject ?? {};
  if (icpNumber !== undefined && filed.filingNumber !== undefined) {
    return canonicalIcpNumber(icpNumber) === canonicalIcpNumber(filed.filingNumber);
  }
  if (certificateNumber === undefined || filed.certificateNumber === undefined) return true;
  return (
    canonicalCertificateNumber(certificateNumber) ===
    canonicalCertificateNumber(filed.certificateNumber)
  );
}

/** Writes the bureau's ids down beside ours, and in the registry. */
export async function keepBureauIds(
  { db, clock }: LinkDeps,
  filed: FiledNews,
  ids: readonly OwnId[],
): Promise<void> {
  for (const { id, bureauId } of ids) {
    if (bureauId === undefined) continue;
    await db.authorityId.update({
      where: { id: BigInt(id) },
      data: { bureauId: BigInt(bureauId) },
    });
  }
  const ours = new Set(ids.map(({ id }) => id));
  const told = ({ id, ...others }: ToldIds): ToldIds =>
    id !== undefined && ours.has(id) ? { id, ...others } : others;
  const services = filed.services.map(({ accesses, ...service }) => ({
    ...told(service),
    accesses: accesses.map(told),
  }));
  await noteBureauIds({ db, clock }, { subject: told(filed.subject), services });
}
