import type { Province } from '#domain/provinces.ts';

/** The bureau's code tables that we write from. Tables and numbers change: they are data, dated, and passed in. */
export type CodeTable =
  | 'nature'
  | 'certificateType'
  | 'contentType'
  | 'language'
  | 'accessMethod'
  | 'serverPlace'
  | 'preApproval'
  | 'cancelReason'
  | 'attachmentPurpose'
  | 'attachmentFormat'
  | 'verificationOpinion'
  | 'unfiledHandling';

export interface RegionIds {
  readonly province: number;
  readonly city?: number;
  /** Missing where the table has no such county; the address in full still says it. */
  readonly county?: number;
}

/** Names to numbers and back; undefined where a table has no (valid) entry. */
export interface CodeTables {
  idOf(table: CodeTable, name: string): number | undefined;
  nameOf(table: CodeTable, id: number): string | undefined;
  regionId(province: Province, city?: string, county?: string): RegionIds;
}
