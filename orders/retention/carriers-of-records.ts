import { Prisma, type Transaction } from '#prisma/client.ts';
import { instant, type Carrier } from './carrier.ts';

/** Of `services s`: that it ended before an instant, and that no open order is about it. */
const endedService = (cutoff: Date) => Prisma.sql`s.ended_at < ${instant(cutoff)}::timestamptz
  AND NOT EXISTS (SELECT 1 FROM orders o WHERE o.service_id = s.id AND o.ended_at IS NULL)`;

/** Persons who answered for what is gone, and for nothing else. */
async function erasePersons(tx: Transaction, ids: readonly string[]): Promise<void> {
  await tx.person.deleteMany({
    where: { id: { in: [...ids] }, subjects: { none: {} }, services: { none: {} } },
  });
}

/** How what was filed comes to its end, and what it said before. */
export const CARRIERS_OF_RECORDS: readonly Carrier[] = [
  {
    of: 'endedRecords',
    what: 'services',
    due: (cutoff) => Prisma.sql`
      SELECT s.id::text, s.ended_at AS since FROM services s WHERE ${endedService(cutoff)}`,
    erase: async ({ tx }, ids) => {
      const these = { in: [...ids] };
      const services = await tx.service.findMany({
        where: { id: these },
        include: { accesses: { select: { id: true } } },
      });
      const accesses = services.flatMap((one) => one.accesses.map(({ id }) => id));
      await tx.access.deleteMany({ where: { id: { in: accesses } } });
      await tx.serviceGrant.deleteMany({ where: { serviceId: these } });
      await tx.domain.deleteMany({ where: { serviceId: these } });
      await tx.service.deleteMany({ where: { id: these } });
      await tx.recordVersion.deleteMany({
        where: {
          OR: [
            { kind: 'service', recordId: these },
            { kind: 'access', recordId: { in: accesses } },
          ],
        },
      });
      await erasePersons(
        tx,
        services.map(({ ownerId }) => ownerId),
      );
      return undefined;
    },
  },
  {
    of: 'endedRecords',
    what: 'subjects',
    due: (cutoff) => Prisma.sql`
      SELECT b.id::text, b.ended_at AS since FROM subjects b
      WHERE b.ended_at < ${instant(cutoff)}::timestamptz
        AND NOT EXISTS (SELECT 1 FROM orders o WHERE o.subject_id = b.id AND o.ended_at IS NULL)
        AND NOT EXISTS (SELECT 1 FROM services s
          WHERE s.subject_id = b.id AND (${endedService(cutoff)}) IS NOT TRUE)`,
    erase: async ({ tx }, ids) => {
      const these = { in: [...ids] };
      const subjects = await tx.subject.findMany({ where: { id: these } });
      await tx.subject.deleteMany({ where: { id: these } });
      await tx.recordVersion.deleteMany({ where: { kind: 'subject', recordId: these } });
      await erasePersons(
        tx,
        subjects.map(({ ownerId }) => ownerId),
      );
      return undefined;
    },
  },
  {
    of: 'oldVersions',
    what: 'record_versions',
    due: (cutoff) => Prisma.sql`
      SELECT v.id::text, n.at AS since FROM record_versions v JOIN record_versions n
        ON n.kind = v.kind AND n.record_id = v.record_id AND n.version = v.version + 1
      WHERE n.at < ${instant(cutoff)}::timestamptz`,
    erase: async ({ tx }, ids) => {
      await tx.recordVersion.deleteMany({ where: { id: { in: ids.map(BigInt) } } });
      return undefined;
    },
  },
];
