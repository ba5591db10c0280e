/** A person who answers for a subject or a service. The mobile has 11 digits, no country code. */
export interface Owner {
  readonly name: string;
  readonly certificateNumber: string;
  readonly mobile: string;
}

/** What a record says, as far as portal and desk name it; both ids are the provider’s own. */
export interface Report {
  readonly reportId: string;
  /** Empty where the provider has named no order. */
  readonly orderNo: string;
  readonly filingType: string;
  /** The short name of the province. */
  readonly province: string;
  /** Empty where the record is about nothing on file. */
  readonly subjectName: string;
  /** Of several services the first; empty where the record brings none. */
  readonly serviceName: string;
}
