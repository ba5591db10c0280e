import type { FilingType } from '#domain/filing-types.ts';
import type { EndingReason } from '#domain/forms/ending-reasons.ts';
import { canonicalIcpNumber } from '#domain/identifiers/icp-number.ts';
import type { RecordFacts } from '#domain/rules/known-facts.ts';
import type { Transaction } from '#prisma/client.ts';
import type { FilingHere } from './filing-here.ts';

type AccessFacts = Pick<RecordFacts, 'lastAccess' | 'otherAccessUntold'>;

const ANOTHER: AccessFacts = { lastAccess: false, otherAccessUntold: false };
const NONE: AccessFacts = { lastAccess: true, otherAccessUntold: false };
const UNTOLD: AccessFacts = { lastAccess: undefined, otherAccessUntold: true };

/** What it says about other accesses by which kind of order a service came into our record. */
const CAME_BY: Readonly<Partial<Record<FilingType, AccessFacts>>> = {
  // Filed here first: ours is its only access until somebody tells of another.
  newSubject: NONE,
  newService: NONE,
  // Filed elsewhere first, where it has its access.
  newAccess: ANOTHER,
};

/** Whoever says that another provider takes over has told that there is one: the bureau finds out (1025). */
const TELLS: Readonly<Partial<Record<EndingReason, AccessFacts>>> = { otherProvider: UNTOLD };

/**
 * Whether our access is the last of its service, as far as anybody has told. The authority's interface has no
 * question about it; what it knows, it says by refusing the report (1025).
 */
export async function accessFacts(
  tx: Transaction,
  { form: { service, reason } }: FilingHere,
): Promise<AccessFacts> {
  if (!service?.icpNumber) return {};
  const [row] = await tx.$queryRaw<{ others: boolean; cameBy: FilingType | null }[]>`
    SELECT EXISTS (SELECT 1 FROM accesses WHERE service_id = services.id
        AND other_provider IS NOT NULL AND ended_at IS NULL) AS others,
      (SELECT filing_type FROM orders WHERE order_no = services.granted_by_order) AS "cameBy"
    FROM services WHERE icp_number = ${canonicalIcpNumber(service.icpNumber)} AND ended_at IS NULL`;
  if (row === undefined) return {};
  if (row.others) return ANOTHER;
  const told = (row.cameBy && CAME_BY[row.cameBy]) ?? UNTOLD;
  return told === NONE ? ((reason && TELLS[reason]) ?? NONE) : told;
}
