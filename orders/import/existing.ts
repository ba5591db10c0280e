import type { ImportedSubject } from '#domain/import/filed.ts';
import type { FiledService, FiledSubject, RecordKind } from '#domain/registry/records.ts';
import type { Transaction } from '#prisma/client.ts';
import type { Vault } from '#prisma/vault.ts';
import {
  openService,
  openSubject,
  SERVICE_PARTS,
  SUBJECT_PARTS,
} from '../registry/open-records.ts';

/** The newest version of a record: what number it has, and whether an order wrote it. */
export interface LastVersion {
  readonly version: number;
  readonly byOrder: boolean;
}

/** What is filed here already of what a batch names. */
export interface Existing {
  /** By filing number, ended ones as well. */
  readonly subjects: ReadonlyMap<string, FiledSubject>;
  readonly services: ReadonlyMap<string, FiledService>;
  /** The ids of living subjects, by the blind index of their certificate. */
  readonly certificates: ReadonlyMap<string, string>;
  /** The ids of subjects, by the domains that are filed under them. */
  readonly holders: ReadonlyMap<string, string>;
  readonly owners: ReadonlyMap<string, string>;
  lastVersion(kind: RecordKind, id: string): LastVersion;
}

/** Reads what is filed here already of what a batch names. */
export async function readExisting(
  tx: Transaction,
  vault: Vault,
  batch: readonly ImportedSubject[],
): Promise<Existing> {
  const services = batch.flatMap((subject) => subject.services);
  const certificates = batch.map(({ subject }) => indexOf(vault, subject.certificateNumber));
  const subjectRows = await tx.subject.findMany({
    where: {
      OR: [
        { icpNumber: { in: batch.map(({ icpNumber }) => icpNumber) } },
        { liveCertificateIndex: { in: certificates } },
      ],
    },
    include: SUBJECT_PARTS,
  });
  const serviceRows = await tx.service.findMany({
    where: { icpNumber: { in: services.map(({ icpNumber }) => icpNumber) } },
    include: SERVICE_PARTS,
  });
  const holderRows = await tx.domainHolder.findMany({
    where: { name: { in: services.flatMap(({ service }) => service.domains ?? []) } },
  });
  const ids = [
    ...subjectRows.map(({ id }) => id),
    ...serviceRows.flatMap(({ id, accesses }) => [id, ...accesses.map((access) => access.id)]),
  ];
  const versions = await lastVersions(tx, ids);
  return {
    subjects: new Map(subjectRows.map((row) => [row.icpNumber, openSubject(vault, row)])),
    services: new Map(serviceRows.map((row) => [row.icpNumber, openService(vault, row)])),
    certificates: new Map(
      subjectRows.flatMap(({ id, liveCertificateIndex: index }) =>
        index === null ? [] : [[index, id] as const],
      ),
    ),
    holders: new Map(holderRows.map(({ name, subjectId }) => [name, subjectId])),
    owners: new Map([...subjectRows, ...serviceRows].map(({ id, ownerId }) => [id, ownerId])),
    // What is filed without a version was written by an order before there were versions.
    lastVersion: (kind, id) => versions.get(`${kind} ${id}`) ?? { version: 0, byOrder: true },
  };
}

/** The blind index of a certificate number as it is compared. */
export const indexOf = (vault: Vault, number: string | undefined): string =>
  vault.index('certificate', number ?? '');

async function lastVersions(
  tx: Transaction,
  ids: readonly string[],
): Promise<ReadonlyMap<string, LastVersion>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.$queryRaw<{ kind: string; id: string; version: number; source: string }[]>`
    SELECT DISTINCT ON (kind, record_id) kind, record_id::text AS id, version, source
    FROM record_versions WHERE record_id = ANY(${ids}::uuid[])
    ORDER BY kind, record_id, version DESC`;
  return new Map(
    rows.map(({ kind, id, version, source }) => [
      `${kind} ${id}`,
      { version, byOrder: source !== 'import' },
    ]),
  );
}
