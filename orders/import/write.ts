import { SYSTEM } from '#domain/roles.ts';
import type { Transaction } from '#prisma/client.ts';
import type { Vault } from '#prisma/vault.ts';
import { keepIdsFree } from '../registry/keep-ids-free.ts';
import { sealService, sealSubject } from '../registry/open-records.ts';
import { sealPerson } from '../registry/seal-person.ts';
import { insertMany } from './insert-many.ts';
import type { Changes, FiledUnder, WrittenService, WrittenSubject } from './changes.ts';
import { versionRow } from './version-row.ts';

const idsOf = ({ providerId, bureauId, grantedAt }: FiledUnder) => ({
  providerId,
  bureauId,
  grantedAt,
});

/** Writes what an import came to: the records as they stand, and a version of each. New ones go in many at once. */
export async function writeChanges(
  tx: Transaction,
  vault: Vault,
  changes: Changes,
  at: Date,
): Promise<void> {
  const { subjects, services, accesses } = changes;
  const fresh = <T extends { version: number }>(all: readonly T[]) =>
    all.filter(({ version }) => version === 1);
  const known = <T extends { version: number }>(all: readonly T[]) =>
    all.filter(({ version }) => version > 1);

  const persons = changes.persons();
  await insertMany(
    tx,
    'persons',
    persons
      .filter((one) => one.fresh)
      .map(({ id, person }) => ({ id, ...sealPerson(vault, id, person) })),
  );
  for (const { id, person, fresh: isFresh } of persons) {
    if (!isFresh) await tx.person.update({ where: { id }, data: sealPerson(vault, id, person) });
  }

  await insertMany(
    tx,
    'subjects',
    fresh(subjects).map((one) => ({ id: one.id, ownerId: one.ownerId, ...subject(vault, one) })),
  );
  for (const one of known(subjects)) {
    await tx.subject.update({ where: { id: one.id }, data: subject(vault, one) });
  }

  await insertMany(
    tx,
    'services',
    fresh(services).map((one) => ({
      ...{ id: one.id, subjectId: one.subjectId, ownerId: one.ownerId },
      ...sealService(vault, one.id, one.record),
      ...idsOf(one),
    })),
  );
  for (const one of known(services)) {
    const data = { ...sealService(vault, one.id, one.record), ...idsOf(one) };
    await tx.service.update({ where: { id: one.id }, data });
    await dropDomains(tx, one);
  }
  await addDomains(tx, services);

  const access = (one: (typeof accesses)[number]) => {
    const { ipAddresses, otherProvider, resourceCode = null } = one.record;
    return { ipAddresses: [...ipAddresses], otherProvider, resourceCode, ...idsOf(one) };
  };
  await insertMany(
    tx,
    'accesses',
    fresh(accesses).map((one) => ({ id: one.id, serviceId: one.serviceId, ...access(one) })),
  );
  for (const one of known(accesses)) {
    await tx.access.update({ where: { id: one.id }, data: access(one) });
  }
  const versions = changes.versions().map((one) => versionRow(vault, one, { at, actor: SYSTEM }));
  await insertMany(tx, 'record_versions', versions);
  await keepIdsFree(tx);
}

const subject = (vault: Vault, one: WrittenSubject) => {
  const columns = sealSubject(vault, one.id, one.record);
  return { ...columns, liveCertificateIndex: columns.certificateIndex, ...idsOf(one) };
};

/** Domains that a service is not filed with any more; nobody holds what no service has. */
async function dropDomains(tx: Transaction, { id, record }: WrittenService): Promise<void> {
  const gone = await tx.domain.findMany({
    where: { serviceId: id, name: { notIn: [...record.domains] } },
  });
  if (gone.length === 0) return;
  const names = gone.map(({ name }) => name);
  await tx.domain.deleteMany({ where: { serviceId: id, name: { in: names } } });
  await tx.domainHolder.deleteMany({ where: { name: { in: names }, domains: { none: {} } } });
}

async function addDomains(tx: Transaction, services: readonly WrittenService[]): Promise<void> {
  const rows = services.flatMap(({ id: serviceId, subjectId, record }) =>
    record.domains.map((name) => ({ name, serviceId, subjectId })),
  );
  // A holder that stands already is this subject, or the foreign key of the domain refuses it.
  const holders = rows.map(({ name, subjectId }) => ({ name, subjectId }));
  await insertMany(tx, 'domain_holders', holders);
  await insertMany(tx, 'domains', rows);
}
