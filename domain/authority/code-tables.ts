import type { CertificateType } from '#domain/forms/certificate-types.ts';
import type { SubjectNature } from '#domain/forms/subject.ts';
import type { Province } from '#domain/provinces.ts';
import type { CodeRow, CodeTableName, CodeTableRows } from './code-tables/code-row.ts';
import { CREDIT_CODE_DOCUMENTS, FORM_WORDS, OWN_CODES } from './code-tables/own-names.ts';
import { findRegion, type RegionIds } from './code-tables/regions.ts';
import { coreName, plainName } from './code-tables/same-name.ts';

export type { CodeRow, CodeTableName, CodeTableRows } from './code-tables/code-row.ts';
export type { RegionIds } from './code-tables/regions.ts';

/** What a certificate's id depends on besides its type. */
export interface CertificateOf {
  /** The subject's nature; the document with the credit code differs by it. */
  readonly nature?: SubjectNature;
  /** The certificate's number; it tells the residence permits of Taiwan from those of Hong Kong and Macau. */
  readonly number?: string;
}

/** The authority's code tables, asked in either direction. */
export interface CodeTables {
  /**
   * The id under which to report something, of what may still be reported: by its exact name, by our own
   * code or a form's word for it, and last by a name that differs only in spaces or its ending (市, 区,
   * 县). Undefined if nothing fits, or more than one entry does.
   */
  idOf(table: CodeTableName, nameOrKind: string): number | undefined;
  /** What an id is called, also one that may no longer be reported. */
  nameOf(table: CodeTableName, id: number): string | undefined;
  /** Our own code for an id that the authority sends: of a nature or a certificate, what a form would say. */
  kindOf(table: CodeTableName, id: number): string | undefined;
  /** The ministry's own id (Ysid) of a row, where its table has one; a bureau may have ids of its own. */
  originalIdOf(table: CodeTableName, id: number): number | undefined;
  /** The id of a certificate's type. Of several rows with the same name, the one whose `nature` is the subject's. */
  certificateTypeId(type: CertificateType, of?: CertificateOf): number | undefined;
  /** The ids of a subject's address; a level that is not found is left out. */
  regionId(province: Province, city?: string, county?: string): RegionIds;
}

/** The opening of the number of a residence permit for residents of Taiwan. */
const TAIWAN = '83';

const onlyId = (rows: readonly CodeRow[]): number | undefined =>
  rows.length === 1 ? rows[0]?.id : undefined;

const bearing = (rows: readonly CodeRow[], name: string, written = plainName): CodeRow[] =>
  rows.filter((row) => written(row.name) === written(name));

/** The first of several names that exactly one row bears, or exactly one of those that `among` lets in. */
function firstNamed(
  rows: readonly CodeRow[],
  names: readonly string[],
  among: (row: CodeRow) => boolean = () => false,
): number | undefined {
  return names
    .map((name) => bearing(rows, name))
    .map((found) => onlyId(found) ?? onlyId(found.filter(among)))
    .find((id) => id !== undefined);
}

/** What the authority calls what is asked for, which may be a word that somebody typed. */
const namesFor = (table: CodeTableName, asked: string): readonly string[] =>
  [OWN_CODES[table], FORM_WORDS[table]].flatMap((names = {}) =>
    Object.hasOwn(names, asked) ? (names[asked] ?? []) : [],
  );

function idIn(rows: readonly CodeRow[], table: CodeTableName, asked: string): number | undefined {
  return (
    onlyId(bearing(rows, asked)) ??
    onlyId(rows.filter(({ kind }) => kind === asked)) ??
    firstNamed(rows, namesFor(table, asked)) ??
    onlyId(bearing(rows, asked, coreName))
  );
}

function kindIn(rows: readonly CodeRow[], table: CodeTableName, id: number): string | undefined {
  const row = rows.find((candidate) => candidate.id === id);
  if (!row) return undefined;
  const entry = Object.entries(OWN_CODES[table] ?? {}).find(([, names]) =>
    names.some((name) => plainName(name) === plainName(row.name)),
  );
  return row.kind ?? entry?.[0];
}

/** The lookups over a set of tables. */
export function createCodeTables(rows: CodeTableRows): CodeTables {
  const valid = (table: CodeTableName) => rows[table].filter((row) => row.valid);
  const idOf = (table: CodeTableName, asked: string) => idIn(valid(table), table, asked);

  function creditCodeDocument(nature: SubjectNature): number | undefined {
    const natureId = idOf('nature', nature);
    // What a bureau writes into that column is its own; it only decides where the name alone does not.
    const ofNature = (row: CodeRow) => row['nature'] === natureId;
    return firstNamed(valid('certificateType'), CREDIT_CODE_DOCUMENTS[nature], ofNature);
  }

  return {
    idOf,
    nameOf: (table, id) => rows[table].find((row) => row.id === id)?.name,
    originalIdOf: (table, id) => rows[table].find((row) => row.id === id)?.originalId,
    kindOf: (table, id) => kindIn(rows[table], table, id),
    certificateTypeId: (type, { nature, number } = {}) => {
      if (type === 'unifiedSocialCreditCode' && nature) return creditCodeDocument(nature);
      const ofTaiwan = type === 'residencePermit' && number?.startsWith(TAIWAN);
      const id = ofTaiwan ? idOf('certificateType', '台湾居民居住证') : undefined;
      return id ?? idOf('certificateType', type);
    },
    regionId: (province, city, county) => findRegion(rows.region, province, city, county),
  };
}

/** A set of tables in which each one that was loaded takes the place of the other as a whole. */
export function mergeCodeTables(
  base: CodeTableRows,
  loaded: Readonly<Partial<CodeTableRows>>,
): CodeTableRows {
  return { ...base, ...loaded };
}
