import { canonicalCertificateNumber } from '#domain/identifiers/certificate-number.ts';
import { canonicalDomain } from '#domain/identifiers/domain.ts';
import { canonicalIcpNumber, parseIcpNumber } from '#domain/identifiers/icp-number.ts';
import type { FiledSubject } from '#domain/registry/records.ts';
import type { Prisma } from '#prisma/client.ts';
import type { Vault } from '#prisma/vault.ts';
import type { OrdersDeps } from '../deps.ts';
import type { FilingReader } from './filing-readers.ts';
import { openSubject, SERVICE_PARTS } from './open-records.ts';

/** What a filing is looked for by, each in any accepted spelling; several narrow it down. */
export interface FilingQuery {
  readonly number?: string | undefined;
  readonly domain?: string | undefined;
  readonly name?: string | undefined;
  readonly certificate?: string | undefined;
  /** The handle or the id of an account. */
  readonly account?: string | undefined;
}

const isOfService = (number: string | undefined): number is string =>
  number !== undefined && parseIcpNumber(number)?.service !== undefined;

type Condition = (text: string, vault: Vault, reader: FilingReader) => Prisma.SubjectWhereInput;

const CONDITIONS: Readonly<Record<keyof FilingQuery, Condition>> = {
  number: (text) => {
    const icpNumber = canonicalIcpNumber(text);
    return isOfService(text) ? { services: { some: { icpNumber } } } : { icpNumber };
  },
  domain: (text) => ({
    services: { some: { domains: { some: { name: canonicalDomain(text) } } } },
  }),
  name: (text, vault) => {
    const spellings = [text.trim(), text.normalize('NFKC').trim()];
    return {
      OR: [
        { nameIndex: vault.index('subjectName', text) },
        { services: { some: { name: { in: spellings } } } },
      ],
    };
  },
  // Neither the certificate of a subject nor whose it is can be tried out by whoever does not hold it.
  certificate: (text, vault, { subjects }) => ({
    certificateIndex: vault.index('certificate', canonicalCertificateNumber(text)),
    AND: [subjects],
  }),
  account: (text, _vault, { subjects, services }) => {
    const account = { OR: [{ handle: text.trim() }, { id: text.trim() }] };
    return {
      OR: [{ account, AND: [subjects] }, { services: { some: { account, AND: [services] } } }],
    };
  },
};

/** What is read of a page of subjects: services as far as the reader may see them, of a service's number only that. */
const partsFor = ({ services }: FilingReader, { number }: FilingQuery) =>
  ({
    owner: true,
    services: {
      include: SERVICE_PARTS,
      where: {
        AND: [services, isOfService(number) ? { icpNumber: canonicalIcpNumber(number) } : {}],
      },
      orderBy: [{ grantedAt: 'asc' }, { icpNumber: 'asc' }],
      take: SERVICES_AT_MOST,
    },
  }) as const satisfies Prisma.SubjectInclude;

/** No more services of one subject are told at once. */
const SERVICES_AT_MOST = 200;

/**
 * Subjects that are or were filed here, by number: with those of their services that the reader may see.
 * @param after the filing number of the last one of the page before
 */
export async function findFilings(
  { db, vault }: Pick<OrdersDeps, 'db' | 'vault'>,
  reader: FilingReader,
  query: FilingQuery,
  { after, size }: { readonly after?: string | undefined; readonly size: number },
): Promise<{ found: readonly FiledSubject[]; more: boolean }> {
  const asked = Object.entries(query).filter(([, text]) => text !== undefined);
  const conditions = asked.map(([key, text]) =>
    CONDITIONS[key as keyof FilingQuery](text as string, vault, reader),
  );
  const rows = await db.subject.findMany({
    where: {
      AND: [...conditions, seenBy(reader), after === undefined ? {} : { icpNumber: { gt: after } }],
    },
    include: partsFor(reader, query),
    orderBy: { icpNumber: 'asc' },
    take: size + 1,
  });
  const found = rows.slice(0, size).map((row) => openSubject(vault, row));
  return { found, more: rows.length > size };
}

function seenBy({ all, subjects, services }: FilingReader): Prisma.SubjectWhereInput {
  return all ? {} : { OR: [subjects, { services: { some: services } }] };
}

/** Whether a reader sees all of a subject, or only some of its services. */
export async function readsSubject(
  { db }: Pick<OrdersDeps, 'db'>,
  { all, subjects }: FilingReader,
  id: string,
): Promise<boolean> {
  return all || (await db.subject.count({ where: { AND: [subjects, { id }] } })) > 0;
}
