import type { AccessRecord, ServiceRecord, SubjectRecord } from '#domain/registry/records.ts';

/** A record that is filed already, under both sides' ids as far as they are known. */
export interface OnFile<Content> {
  readonly record: Content;
  readonly providerId: number | null;
  readonly bureauId: number | null;
}

/** A part of a service that has an id of its own at the bureau, and no record here. */
export interface FiledPart {
  readonly kind: 'domain' | 'ip';
  /** The domain, or the address. */
  readonly ref: string;
  readonly bureauId: number;
}

/**
 * What is filed of what a report is about, as it stood when the report was frozen. A form says only what it
 * changes; the authority's interface wants the rest as well, and the bureau's ids.
 */
export interface FiledWithReport {
  readonly subject: OnFile<SubjectRecord> | null;
  readonly service: OnFile<ServiceRecord> | null;
  /** Our own access of that service. */
  readonly access: OnFile<AccessRecord> | null;
  readonly parts: readonly FiledPart[];
}

/** Nothing that a report is about is filed, or nothing of it is known here. */
export const NOTHING_FILED: FiledWithReport = {
  ...{ subject: null, service: null, access: null, parts: [] },
};
