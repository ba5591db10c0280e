import type { FilingType } from '#domain/filing-types.ts';
import type { AnyDraft } from '#domain/forms/any-draft.ts';

/** A filing that is held against the record. */
export interface FilingHere {
  readonly filingType: FilingType;
  readonly form: AnyDraft;
  /** Whose it is; null where a member of staff asks. */
  readonly accountId: string | null;
  /** The account that owns what it brings about: the main account, or the same. */
  readonly ownerId: string | null;
  /** The order that it is already, which is not held against itself. */
  readonly orderNo: string | null;
}
