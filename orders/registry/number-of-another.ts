import { CodedError } from '#domain/errors.ts';

/** The refusal of a number that stands for another certificate or another service: both can't be true. */
export function numberOfAnother(icpNumber: string): CodedError {
  return new CodedError(
    'registry.number_of_another',
    `${icpNumber} stands in the registry for another certificate, or for another service.`,
    { remedy: 'Compare both with the ministry’s public query, and mend the one that is wrong.' },
  );
}
