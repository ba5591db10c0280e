/** Something in the audit that is not as it was written. */
export interface AuditFault {
  /** The link of the chain; null for a row that has none. */
  readonly seq: bigint | null;
  readonly what: string;
}
