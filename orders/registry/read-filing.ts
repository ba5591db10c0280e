import { CodedError } from '#domain/errors.ts';
import { canonicalIcpNumber } from '#domain/identifiers/icp-number.ts';
import type { FiledService, FiledSubject } from '#domain/registry/records.ts';
import type { OrdersDeps } from '../deps.ts';
import type { FilingReader } from './filing-readers.ts';
import { findFilings, readsSubject } from './find-filings.ts';

/** A filing as somebody asked for it: a subject with its services, or one service under its subject. */
export interface Filing {
  readonly subject: FiledSubject;
  /** The service that the number is of; undefined where it is the subject's. */
  readonly service: FiledService | undefined;
  /** Whether the reader may see what the subject says of itself, beyond what is public. */
  readonly wholeSubject: boolean;
}

/**
 * What is or was filed under a number, in any accepted spelling, as far as the reader may see it.
 * @throws CodedError `filing.not_found`, for what is not there and for what is another account's.
 */
export async function readFiling(
  deps: Pick<OrdersDeps, 'db' | 'vault'>,
  reader: FilingReader,
  number: string,
): Promise<Filing> {
  const icpNumber = canonicalIcpNumber(number);
  const { found } = await findFilings(deps, reader, { number }, { size: 1 });
  const [subject] = found;
  if (subject === undefined) throw filingNotFound(icpNumber);
  const ofSubject = subject.record.icpNumber === icpNumber;
  const service = subject.services.find(({ record }) => record.icpNumber === icpNumber);
  if (!ofSubject && service === undefined) throw filingNotFound(icpNumber);
  return { subject, service, wholeSubject: await readsSubject(deps, reader, subject.id) };
}

const filingNotFound = (icpNumber: string): CodedError =>
  new CodedError('filing.not_found', `Nothing is filed under ${icpNumber} that is yours to see.`, {
    remedy: 'Check the number; what is filed is listed at GET /api/v1/filings.',
  });
