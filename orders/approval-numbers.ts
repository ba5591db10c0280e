import { numbersIssued, type IssuedNumber } from '#domain/authority/numbers-issued.ts';
import { CodedError } from '#domain/errors.ts';
import { parseIcpNumber } from '#domain/identifiers/icp-number.ts';

type Numbers = Readonly<Partial<Record<IssuedNumber, string>>>;

const ALL: readonly IssuedNumber[] = ['subjectNumber', 'serviceNumber'];

/**
 * Holds the numbers that somebody enters with a result against what such a result brings: an approval of what
 * files a service names both, and nothing else names any.
 * @throws CodedError `manual_result.numbers`.
 */
export function requireNumbers(result: string, filingType: string, numbers: Numbers): void {
  const issued = result === 'bureauApproved' ? numbersIssued(filingType) : [];
  const superfluous = ALL.find((name) => numbers[name] !== undefined && !issued.includes(name));
  if (superfluous !== undefined) {
    throw wrongNumbers(
      `/${superfluous}`,
      'Only the approval of a new subject or a new service issues filing numbers.',
      'Leave them out.',
    );
  }
  const missing = issued.find((name) => parseIcpNumber(numbers[name] ?? '') === undefined);
  if (missing !== undefined) {
    throw wrongNumbers(
      `/${missing}`,
      'An approval names the filing numbers that the bureau issued.',
      'Give both as the bureau wrote them, e.g. 津ICP备12345678号 and 津ICP备12345678号-1.',
    );
  }
  if (issued.length === 0 || fitTogether(numbers)) return;
  throw wrongNumbers(
    '/serviceNumber',
    'The two numbers are not those of a subject and of a service of its.',
    'The service’s is the subject’s with an index: 津ICP备12345678号-1 or -2A.',
  );
}

const wrongNumbers = (field: string, sentence: string, remedy: string): CodedError =>
  new CodedError('manual_result.numbers', sentence, { field, remedy });

/** Numbers that belong together: the service's is the subject's with an index. */
function fitTogether({ subjectNumber = '', serviceNumber = '' }: Numbers): boolean {
  const subject = parseIcpNumber(subjectNumber);
  const service = parseIcpNumber(serviceNumber);
  return (
    subject !== undefined &&
    subject.service === undefined &&
    service?.service !== undefined &&
    service.serial === subject.serial &&
    service.province === subject.province
  );
}

/**
 * The numbers that an approval brings to an order, out of what it said: the machine needs them, never texts.
 * @throws CodedError `result.without_numbers`.
 */
export function approvalNumbers(
  filingType: string,
  said: Readonly<Record<string, unknown>>,
): Numbers {
  const issued = numbersIssued(filingType).map((name) => [name, said[name]] as const);
  const isNumber = ([, number]: (typeof issued)[number]) =>
    typeof number === 'string' && parseIcpNumber(number) !== undefined;
  if (issued.every(isNumber)) return Object.fromEntries(issued);
  throw new CodedError('result.without_numbers', 'An approval must name the numbers issued.');
}
