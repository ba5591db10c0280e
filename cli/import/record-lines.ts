import type { FiledNews } from '#activities/authority/v3/news.ts';
import type { FiledService, FiledSubject } from '#activities/authority/v3/readers/filing.ts';
import type { CodeTableName, CodeTables } from '#domain/authority/code-tables.ts';
import { dayInShanghai } from '#domain/calendar/days.ts';
import { canonicalIcpNumber, parseIcpNumber } from '#domain/identifiers/icp-number.ts';
import type { Line } from '#domain/import/assemble.ts';
import type { Place } from '#domain/import/filed.ts';
import { REFUSALS, type Refusal } from '#domain/import/refusals.ts';
import type { ReadAs } from './read-as.ts';

interface RecordLines {
  readonly subjects: Line[];
  readonly services: Line[];
  readonly accesses: Line[];
}

type FiledPerson = FiledSubject['owner'];

/** Keys without a value are left out, as empty cells are. */
const known = (values: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(
    Object.entries(values).filter(
      ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
    ),
  );

const bigOf = (id: number | undefined) => (id === undefined ? undefined : BigInt(id));
const instantOf = (text: string | undefined) => (text === undefined ? undefined : new Date(text));
const dayOf = (text: string | undefined) =>
  text === undefined ? undefined : dayInShanghai(new Date(text));
const numberOf = (text: string | undefined) =>
  text === undefined ? undefined : canonicalIcpNumber(text);

const kindOf = (tables: CodeTables, table: CodeTableName, id: number | undefined) =>
  id === undefined ? undefined : tables.kindOf(table, id);

const nameOf = (tables: CodeTables, table: CodeTableName, id: number | undefined) =>
  id === undefined ? undefined : tables.nameOf(table, id);

const namesOf = (tables: CodeTables, table: CodeTableName, ids: readonly number[]) =>
  ids.map((id) => tables.nameOf(table, id)).filter((name) => name !== undefined);

/** The mobile may be several; the first is asked. */
const firstOf = (text: string | undefined) => text?.split(/[;；,，]/)[0]?.trim();

function personOf(tables: CodeTables, person: FiledPerson) {
  const { name, phone, mobile, email, certificateTypeId, certificateNumber } = person;
  return known({
    ...{ name, certificateNumber },
    certificateType: kindOf(tables, 'certificateType', certificateTypeId),
    mobile: firstOf(mobile),
    emergencyNumber: firstOf(phone),
    email: firstOf(email),
  });
}

function subjectOf(tables: CodeTables, subject: FiledSubject) {
  const { name, certificateNumber, domicile, address, investor } = subject;
  return known({
    ...{ name, certificateNumber, domicile, investor, mailingAddress: address },
    nature: kindOf(tables, 'nature', subject.natureId),
    certificateType: kindOf(tables, 'certificateType', subject.certificateTypeId),
    certificateValidUntil: dayOf(subject.certificateValidUntil),
    province: parseIcpNumber(subject.filingNumber ?? '')?.province,
    city: nameOf(tables, 'region', subject.cityId),
    county: nameOf(tables, 'region', subject.countyId),
  });
}

function serviceOf(tables: CodeTables, service: FiledService) {
  return known({
    kind: parseIcpNumber(service.filingNumber ?? '')?.service?.kind,
    name: service.name,
    domains: service.domains.flatMap(({ name }) => name ?? []),
    homeUrl: service.homeUrl,
    contentTypes: namesOf(tables, 'contentType', service.contentTypeIds),
    languages: namesOf(tables, 'language', service.languageIds),
    preApprovals: service.approvals.map(({ kindId, number }) =>
      known({ kind: kindOf(tables, 'preApproval', kindId), number }),
    ),
    remarks: service.remarks,
    owner: personOf(tables, service.owner),
  });
}

interface Filed {
  readonly id: number | undefined;
  readonly bureauId: number | undefined;
}

function lineOf(
  place: Place,
  { id, bureauId }: Filed,
  values: Readonly<Record<string, unknown>>,
  refusal?: Refusal,
): Line {
  const ids = { providerId: bigOf(id), bureauId: bigOf(bureauId) };
  return { place, values: known({ ...ids, ...values }), ...(refusal && { refusal }) };
}

/** What a person must have for us to know who it is. */
const needs = (values: Readonly<Record<string, unknown>>, keys: readonly string[]) =>
  keys.every((key) => values[key] !== undefined) ? undefined : REFUSALS.unreadable();

const PERSON = ['name', 'certificateType', 'certificateNumber', 'mobile'];
const SUBJECT = ['name', 'nature', 'certificateType', 'certificateNumber', 'province'];

/** A filing of the authority's record as lines: one of the subject, one of each service, one of each access. */
export function recordLines(news: FiledNews, place: Place, as: ReadAs): RecordLines {
  const { tables } = as;
  const number = numberOf(news.subject.filingNumber);
  const subject = subjectOf(tables, news.subject);
  const subjectOwner = personOf(tables, news.subject.owner);
  const filedOn = instantOf(news.subject.firstFiledAt);
  return {
    subjects: [
      lineOf(
        place,
        news.subject,
        { icpNumber: number, filedOn, subject, subjectOwner },
        needs(subject, SUBJECT) ?? needs(subjectOwner, PERSON),
      ),
    ],
    services: news.services.map((one) => {
      const service = serviceOf(tables, one);
      const values = { of: number, icpNumber: numberOf(one.filingNumber), service };
      const filed = { filedOn: instantOf(one.firstFiledAt) };
      return lineOf(place, one, { ...values, ...filed }, needs(service, ['kind', 'name']));
    }),
    accesses: news.services.flatMap((service) =>
      service.accesses.map((access) => accessLine(service, access, place, as)),
    ),
  };
}

function accessLine(
  service: FiledService,
  access: FiledService['accesses'][number],
  place: Place,
  { provider }: ReadAs,
): Line {
  const carrier = access.providerId;
  const isOurs = carrier === undefined || carrier === provider;
  const values = {
    of: numberOf(service.filingNumber),
    otherProvider: isOurs ? undefined : String(carrier),
    access: { ipAddresses: access.ips.flatMap(({ from }) => from ?? []) },
  };
  // Another provider's id of it is none of ours.
  const ids = isOurs ? access : { id: undefined, bureauId: access.bureauId };
  const unknown = carrier !== undefined && provider === null ? REFUSALS.noProvider() : undefined;
  return lineOf(place, ids, values, unknown);
}
