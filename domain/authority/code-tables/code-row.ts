/** One entry of a code table of the authority's (JCDM). */
export interface CodeRow {
  readonly id: number;
  /** Its name (Mc, Nr or Ztmc). */
  readonly name: string;
  /** Whether it may still be reported (Sfyx); what is filed with it keeps its name. */
  readonly valid: boolean;
  /** Our own code for it, where somebody has said so by hand; names are compared otherwise. */
  readonly kind?: string;
  /** The ministry's own id for it (Ysid), which may differ from the bureau's. */
  readonly originalId?: number;
  /** Whatever else the table has. `unverified`: not from the authority itself. */
  readonly [extra: string]: unknown;
}

/** The tables of the authority's that reports and results are written with. */
export type CodeTableName =
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
  | 'unfiledHandling'
  | 'region';

/** A whole set of tables. */
export type CodeTableRows = Readonly<Record<CodeTableName, readonly CodeRow[]>>;

/**
 * Rows that are not from the authority itself: seen in what providers' tools and other interfaces
 * show of its tables. They serve until the authority's own table is loaded.
 */
export function unverified(names: Readonly<Record<number, string>>, extra: object = {}): CodeRow[] {
  return Object.entries(names).map(([id, name]) => ({
    id: Number(id),
    name,
    valid: true,
    unverified: true,
    ...extra,
  }));
}
