import type { AnyDraft, PersonDraft, ServiceDraft, SubjectDraft } from '#domain/forms/any-draft.ts';
import type { Refusal } from './refusals.ts';

/** Where something stands in what is imported: a line of a CSV file, or a record of an authority's file. */
export interface Place {
  readonly file: string;
  /** As an editor counts them: the head is line 1. */
  readonly line: number;
}

/** What every record has: its ids on both sides, and since when it is filed. */
interface Filed {
  readonly place: Place;
  /** Lines that are part of it: of domains, addresses, platforms, pre-approvals. */
  readonly parts: readonly Place[];
  /** Our id of it in the authority's interface. */
  readonly providerId: bigint | null;
  readonly bureauId: bigint | null;
  readonly filedAt: Date | null;
  /** Why it can't be taken as it is. */
  readonly refusal?: Refusal;
}

/** That a provider carries a service. */
export interface ImportedAccess extends Filed {
  /** Number of another provider at the authority; null for our own. */
  readonly otherProvider: string | null;
  readonly access: NonNullable<AnyDraft['access']>;
}

/** A website or an app, with who carries it. */
export interface ImportedService extends Filed {
  readonly icpNumber: string;
  /** Handle of the account that it is to appear under; null: its subject's. */
  readonly account: string | null;
  readonly service: ServiceDraft;
  readonly accesses: readonly ImportedAccess[];
}

/** A subject with all that is under it: taken together or not at all. */
export interface ImportedSubject extends Filed {
  readonly icpNumber: string;
  /** Handle of the account that it is to appear under; null: nobody has claimed it yet. */
  readonly account: string | null;
  readonly subject: SubjectDraft;
  readonly subjectOwner: PersonDraft;
  readonly services: readonly ImportedService[];
}

/** An order that was open where the filings come from. */
export interface ImportedOrder {
  readonly place: Place;
  /** Its number there. */
  readonly reference: string;
  readonly filingType: string;
  readonly account: string;
  readonly subject: string | null;
  readonly service: string | null;
  /** How far it was, in the words used there. */
  readonly stage: string | null;
  readonly refusal?: Refusal;
}

/** All that a folder holds. */
export interface Imported {
  readonly subjects: readonly ImportedSubject[];
  readonly orders: readonly ImportedOrder[];
  /** Lines that belong to nothing that could be taken. */
  readonly strays: readonly { readonly place: Place; readonly refusal: Refusal }[];
}
