/**
 * How something that a form names stands in our record, as its account sees it: not named at all, unknown
 * here, ended, the account's own, another account's, or nobody's yet (imported and never claimed).
 */
export type Standing = 'unnamed' | 'unknown' | 'ended' | 'own' | 'another' | 'nobodys';

/** What a form says of the filed subject or service and the record says otherwise, as JSON pointers. */
export type Differing =
  | '/subject/icpNumber'
  | '/subject/nature'
  | '/subject/certificateType'
  | '/subject/certificateNumber'
  | '/subject/name'
  | '/subject/province'
  | '/service/icpNumber'
  | '/service/kind'
  | '/service/name';

/** How the account that a transfer names stands. */
export type ReceiverStanding =
  | 'unnamed'
  | 'sound'
  /** No account of an applicant that could receive anything: nobody's, a member of staff's, a disabled one. */
  | 'unknown'
  | 'itself'
  | 'subUser'
  | 'individual'
  | 'otherName'
  | 'withoutSubject';

/** Who reads what is found: staff look at every filing, an applicant at those of the account. */
export type Reader = 'applicant' | 'staff';

/** What our record says of everything that an order is about, for its account. */
export interface RecordStanding {
  readonly reader: Reader;
  readonly subject: Standing;
  readonly service: Standing;
  readonly differs: readonly Differing[];
  /** Whether we carry the service; undefined where none is named. */
  readonly accessHere?: boolean | undefined;
  /** Whether services of the subject belong to other accounts. */
  readonly othersServices: boolean;
  /** Whether the changes are to the subject or its owner, too. */
  readonly changesSubject: boolean;
  /** Whether the certificate number that a change brings is another subject's, or one an open order is about. */
  readonly newCertificateTaken: boolean;
  /** The services of a claim that are named one by one; empty where all are claimed. */
  readonly claimed: readonly Standing[];
  /** Whether there is anything left to claim. */
  readonly claimable: boolean;
  readonly receiver: ReceiverStanding;
}
