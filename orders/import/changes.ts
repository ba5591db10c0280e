import type {
  AccessRecord,
  PersonRecord,
  RecordKind,
  RecordOf,
  ServiceRecord,
  SubjectRecord,
} from '#domain/registry/records.ts';

/** Both sides' ids of a record, and since when it is filed. */
export interface FiledUnder {
  readonly providerId: bigint | null;
  readonly bureauId: bigint | null;
  readonly grantedAt: Date;
}

interface Written<Record> extends FiledUnder {
  readonly id: string;
  readonly record: Record;
  /** 1 where the record is new. */
  readonly version: number;
}

/** A subject to be written, with its owner's row. */
export interface WrittenSubject extends Written<SubjectRecord> {
  readonly ownerId: string;
}

/** A service to be written, with its owner's row and its subject. */
export interface WrittenService extends Written<ServiceRecord> {
  readonly ownerId: string;
  readonly subjectId: string;
}

/** An access to be written, with its service. */
export interface WrittenAccess extends Written<AccessRecord> {
  readonly serviceId: string;
}

/** What an import writes at once. */
export class Changes {
  readonly subjects: WrittenSubject[] = [];
  readonly services: WrittenService[] = [];
  readonly accesses: WrittenAccess[] = [];

  /** The owners of what is written, by the id of their row. */
  persons(): { id: string; person: PersonRecord; fresh: boolean }[] {
    return [...this.subjects, ...this.services].map(({ ownerId, record, version }) => ({
      id: ownerId,
      person: record.owner,
      fresh: version === 1,
    }));
  }

  /** Everything as versions of records. */
  versions(): { kind: RecordKind; id: string; version: number; record: RecordOf[RecordKind] }[] {
    const of = (kind: RecordKind, all: readonly Written<RecordOf[RecordKind]>[]) =>
      all.map(({ id, version, record }) => ({ kind, id, version, record }));
    return [
      ...of('subject', this.subjects),
      ...of('service', this.services),
      ...of('access', this.accesses),
    ];
  }

  add(more: Changes): void {
    this.subjects.push(...more.subjects);
    this.services.push(...more.services);
    this.accesses.push(...more.accesses);
  }
}
