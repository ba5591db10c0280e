import type {
  FiledAccess,
  FiledService,
  FiledSubject,
  ServiceRecord,
  SubjectRecord,
} from '#domain/registry/records.ts';
import type { Prisma } from '#prisma/client.ts';
import type { Vault } from '#prisma/vault.ts';
import { openPerson } from './seal-person.ts';

/** What is read of a service with it. */
export const SERVICE_PARTS = {
  owner: true,
  domains: { orderBy: { name: 'asc' } },
  accesses: { orderBy: [{ grantedAt: 'asc' }, { id: 'asc' }] },
  subject: { select: { icpNumber: true } },
} as const satisfies Prisma.ServiceInclude;

/** What is read of a subject with it. */
export const SUBJECT_PARTS = {
  owner: true,
  services: { include: SERVICE_PARTS, orderBy: [{ grantedAt: 'asc' }, { icpNumber: 'asc' }] },
} as const satisfies Prisma.SubjectInclude;

export type ServiceRow = Prisma.ServiceGetPayload<{ include: typeof SERVICE_PARTS }>;
export type SubjectRow = Prisma.SubjectGetPayload<{ include: typeof SUBJECT_PARTS }>;

interface StandingRow {
  readonly id: string;
  readonly providerId: bigint | null;
  readonly bureauId: bigint | null;
  readonly grantedAt: Date;
  readonly endedAt: Date | null;
}

const idOf = (id: bigint | null): number | null => (id === null ? null : Number(id));

const standing = ({ id, providerId, bureauId, grantedAt, endedAt }: StandingRow) => ({
  ...{ id, grantedAt, endedAt },
  providerId: idOf(providerId),
  bureauId: idOf(bureauId),
});

const remarksPlace = (id: string) => `services.remarks:${id}`;

const subjectPlace = (column: string, id: string) => `subjects.${column}:${id}`;

/** The columns of a subject's content, sealed to its row. */
export function sealSubject(vault: Vault, id: string, record: SubjectRecord) {
  const { accountId, icpNumber, province, nature, certificateType, certificateNumber, name } =
    record;
  const { city, county, domicile, mailingAddress } = record;
  const { certificateValidUntil, investor, legalRepresentative } = record;
  const seal = (column: string, text: string) => vault.seal(subjectPlace(column, id), text);
  return {
    ...{ accountId, icpNumber, province, nature, certificateType },
    certificateCipher: seal('certificate', certificateNumber),
    certificateIndex: vault.index('certificate', certificateNumber),
    nameCipher: seal('name', name),
    nameIndex: vault.index('subjectName', name),
    addressCipher: seal('address', JSON.stringify({ city, county, domicile, mailingAddress })),
    detailsCipher: seal(
      'details',
      JSON.stringify({ certificateValidUntil, investor, legalRepresentative }),
    ),
    keyId: vault.keyId,
  };
}

/** A subject's record, without its services. */
export function openSubjectRecord(vault: Vault, row: Omit<SubjectRow, 'services'>): SubjectRecord {
  const open = (column: string, cipher: Uint8Array) =>
    vault.open(subjectPlace(column, row.id), { cipher, keyId: row.keyId });
  const { accountId, icpNumber, province, nature, certificateType } = row;
  const details = row.detailsCipher === null ? '{}' : open('details', row.detailsCipher);
  return {
    ...{ accountId, icpNumber, province, nature, certificateType },
    certificateNumber: open('certificate', row.certificateCipher),
    name: open('name', row.nameCipher),
    ...(JSON.parse(open('address', row.addressCipher)) as object),
    ...(JSON.parse(details) as object),
    owner: openPerson(vault, row.owner),
  } as SubjectRecord;
}

/** A subject with all that stands under it. */
export function openSubject(vault: Vault, row: SubjectRow): FiledSubject {
  return {
    ...standing(row),
    record: openSubjectRecord(vault, row),
    services: row.services.map((service) => openService(vault, service)),
  };
}

/** The columns of a service's content, its remarks sealed; its owner, its domains and its subject are rows of their own. */
export function sealService(vault: Vault, id: string, service: ServiceRecord) {
  const { kind, name, icpNumber, accountId, remarks } = service;
  const { contentTypes, languages, preApprovals, homeUrl, platforms } = service;
  const said = { contentTypes, languages, preApprovals, homeUrl, platforms };
  const details = JSON.parse(JSON.stringify(said)) as Prisma.InputJsonObject;
  return {
    ...{ kind, name, icpNumber, accountId, details, keyId: vault.keyId },
    remarksCipher: remarks === undefined ? null : vault.seal(remarksPlace(id), remarks),
  };
}

function openRemarks(vault: Vault, { id, remarksCipher, keyId }: ServiceRow) {
  if (remarksCipher === null || keyId === null) return {};
  return { remarks: vault.open(remarksPlace(id), { cipher: remarksCipher, keyId }) };
}

/** A service with its owner, its domains and its accesses. */
export function openService(vault: Vault, row: ServiceRow): FiledService {
  const { icpNumber, accountId, kind, name, details, domains, subject } = row;
  const record = {
    ...{ icpNumber, accountId, kind, name },
    subjectNumber: subject.icpNumber,
    ...(details as object),
    ...openRemarks(vault, row),
    domains: domains.map((domain) => domain.name),
    owner: openPerson(vault, row.owner),
  } as ServiceRecord;
  const accesses = row.accesses.map((access) => openAccess(icpNumber, access));
  return { ...standing(row), record, accesses };
}

function openAccess(serviceNumber: string, row: ServiceRow['accesses'][number]): FiledAccess {
  const { ipAddresses, resourceCode, otherProvider } = row;
  return {
    ...standing(row),
    record: {
      ...{ serviceNumber, ipAddresses, otherProvider },
      ...(resourceCode !== null && { resourceCode }),
    },
  };
}
