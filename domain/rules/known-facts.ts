import type { FilingType } from '#domain/filing-types.ts';

/** Yes or no from the record or the authority; `yes` is what a rule objects to. */
export interface RecordFacts {
  /** The subject has a filing with the ministry already. */
  readonly subjectFiled?: boolean | undefined;
  /** The subject that is said to be filed is so neither here nor with the ministry. */
  readonly subjectUnfiled?: boolean | undefined;
  /** The service that is said to be filed is so neither here nor with the ministry. */
  readonly serviceUnfiled?: boolean | undefined;
  /** A domain is filed under another subject, and the certificate has no filing (域名已备案，证件未备案). */
  readonly onlyDomainFiled?: boolean | undefined;
  /** The certificate has another open order here. */
  readonly openOrder?: boolean | undefined;
  /** The subject is filed and none of its services is left (空壳主体). */
  readonly subjectIsShell?: boolean | undefined;
  /** The receiver of a transfer has an open order. */
  readonly receiverOpenOrder?: boolean | undefined;
  /** No other provider carries the service. */
  readonly lastAccess?: boolean | undefined;
  /** Nobody has told whether another provider carries the service. */
  readonly otherAccessUntold?: boolean | undefined;
  /** The account stands for another subject already, or is about to by an open order. */
  readonly otherSubjectInAccount?: boolean | undefined;
}

export type RecordFact = keyof RecordFacts;

/** All of them, for schemas. */
export const RECORD_FACTS = [
  'subjectFiled',
  'subjectUnfiled',
  'serviceUnfiled',
  'onlyDomainFiled',
  'openOrder',
  'receiverOpenOrder',
  'subjectIsShell',
  'lastAccess',
  'otherAccessUntold',
  'otherSubjectInAccount',
] as const satisfies readonly RecordFact[];

/** What says which of the form's numbers are another subject's. */
export type ReuseFact =
  'numbersUsedElsewhere' | 'certificatesUsedElsewhere' | 'domainsUsedElsewhere';

/** What the record or the authority knows beside the form. What nobody asked is left out. */
export interface KnownFacts extends RecordFacts {
  /** Those mobile numbers of the form that stand in another subject's filing. */
  readonly numbersUsedElsewhere?: readonly string[] | undefined;
  /** Those certificate numbers of the form's persons that stand in another subject's filing. */
  readonly certificatesUsedElsewhere?: readonly string[] | undefined;
  /** Those domains of the form that are filed under another subject. */
  readonly domainsUsedElsewhere?: readonly string[] | undefined;
  /** Those of the three lists before that may lack entries: what stands there counts, silence says nothing. */
  readonly incomplete?: readonly ReuseFact[] | undefined;
  /** How many services of the subject are filed. */
  readonly filedCount?: number | undefined;
  /** How many filings the order's server carries, this one not counted. */
  readonly filingsOnServer?: number | undefined;
  /** The certificate numbers of the owners of the subject's filed services. */
  readonly filedServiceOwners?: readonly string[] | undefined;
  /** The subject's filed websites as they were found. */
  readonly filedSites?: readonly FiledSite[] | undefined;
  /** The types of the subject's other open orders. */
  readonly openFilingTypes?: readonly FilingType[] | undefined;
}

/** A filed website, looked at. */
export interface FiledSite {
  readonly reachable?: boolean | undefined;
  /** Its footer shows the filing number with a link to the ministry. */
  readonly showsNumber?: boolean | undefined;
}
