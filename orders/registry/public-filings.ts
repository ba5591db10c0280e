import { canonicalDomain } from '#domain/identifiers/domain.ts';
import { canonicalIcpNumber, parseIcpNumber } from '#domain/identifiers/icp-number.ts';
import type { Prisma } from '#prisma/client.ts';
import type { OrdersDeps } from '../deps.ts';
import { lastApprovals } from './last-approvals.ts';
import { openSubjectRecord } from './open-records.ts';

/** What the ministry's public query tells of a service, and no more. */
export interface PublicFiling {
  readonly subjectNumber: string;
  readonly subjectName: string;
  readonly nature: string;
  readonly serviceNumber: string;
  readonly serviceName: string;
  readonly kind: string;
  readonly domains: readonly string[];
  /** The last approval of a bureau that wrote the service or its subject. */
  readonly approvedAt: Date;
}

/** No more services of one number are told. */
const AT_MOST = 100;

/**
 * The living services under a filing number, of a subject or of one service, or under a domain, in any
 * accepted spelling. An individual is named, as the ministry does.
 */
export async function publicFilings(
  { db, vault }: Pick<OrdersDeps, 'db' | 'vault'>,
  asked: { readonly number: string } | { readonly domain: string },
): Promise<readonly PublicFiling[]> {
  const rows = await db.service.findMany({
    where: { AND: [{ endedAt: null }, conditionOf(asked)] },
    include: {
      domains: { orderBy: { name: 'asc' } },
      subject: { include: { owner: true } },
    },
    orderBy: { icpNumber: 'asc' },
    take: AT_MOST,
  });
  const approvals = await lastApprovals(
    db,
    rows.flatMap(({ id, subjectId }) => [id, subjectId]),
  );
  const approvedSince = (first: Date, ...ids: string[]) =>
    ids
      .map((id) => approvals.get(id))
      .reduce<Date>((last, at) => (at !== undefined && at > last ? at : last), first);
  return rows.map(({ id, subject, icpNumber, name, kind, domains, grantedAt }) => ({
    subjectNumber: subject.icpNumber,
    subjectName: openSubjectRecord(vault, subject).name,
    nature: subject.nature,
    ...{ serviceNumber: icpNumber, serviceName: name, kind },
    domains: domains.map((domain) => domain.name),
    approvedAt: approvedSince(grantedAt, id, subject.id),
  }));
}

function conditionOf(
  asked: { readonly number: string } | { readonly domain: string },
): Prisma.ServiceWhereInput {
  if ('domain' in asked) return { domains: { some: { name: canonicalDomain(asked.domain) } } };
  const icpNumber = canonicalIcpNumber(asked.number);
  return parseIcpNumber(asked.number)?.service === undefined
    ? { subject: { icpNumber } }
    : { icpNumber };
}
