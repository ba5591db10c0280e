import { CodedError } from '#domain/errors.ts';

/** The refusal for a version that a record does not have. */
export const noSuchVersion = (version: number): CodedError =>
  new CodedError('filing.no_such_version', `There is no version ${String(version)} of it.`, {
    remedy: 'The versions of a filing are listed at GET /api/v1/filings/{number}/versions.',
  });
