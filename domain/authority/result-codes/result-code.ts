import type { Bilingual } from '#domain/bilingual.ts';

/** What the authority's result (Jgdm) says of a record: decided, refused, kept, or not understood. */
export type ResultKind = 'approved' | 'refused' | 'stored' | 'error';

/** Whose turn it is: the applicant's, an operator's here, or nobody's. */
export type Corrector = 'applicant' | 'provider' | 'nobody';

/** One result code of the authority: what it means, and the way out for whoever has to correct it. */
export interface ResultCode {
  readonly kind: ResultKind;
  readonly title: Bilingual;
  /** In plain words for an applicant; technically for an operator. */
  readonly remedy: Bilingual;
  readonly toCorrect: Corrector;
  /** JSON pointers into the form of a first filing, or of one that has no such field, only where the code names one. */
  readonly fields?: readonly string[];
}

/** Result codes by number. */
export type ResultCodes = Readonly<Record<number, ResultCode>>;

const error =
  (toCorrect: Corrector) =>
  (title: Bilingual, remedy: Bilingual, ...fields: readonly string[]): ResultCode => ({
    kind: 'error',
    title,
    remedy,
    toCorrect,
    ...(fields.length > 0 && { fields }),
  });

/** An error in what the applicant filled in, or that only the applicant can mend. */
export const forApplicant = error('applicant');

/** An error in what we made of it, or in our standing with the authority. */
export const forProvider = error('provider');

/** An error that asks for nothing but patience. */
export const forNobody = error('nobody');

/** The same field of both owners, where the code does not say whose it is. */
export const ofBothOwners = (field: string): readonly string[] => [
  `/subjectOwner/${field}`,
  `/service/owner/${field}`,
];
