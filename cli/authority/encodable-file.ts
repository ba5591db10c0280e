import { readFileSync } from 'node:fs';
import { isReported } from '#activities/authority/v3/report-record.ts';
import { createCodeTables } from '#domain/authority/code-tables.ts';
import { DATED_CODE_TABLES } from '#domain/authority/dated-code-tables.ts';
import type { Endpoint } from '#domain/authority/endpoint.ts';
import type { FiledWithReport } from '#domain/authority/filed-with-report.ts';
import { CodedError } from '#domain/errors.ts';
import { FORM_TYPES, formOf } from '#domain/forms/form-registry.ts';
import type { NewSubjectForm } from '#domain/forms/new-subject.ts';
import type { Encodable } from './encoded-xml.ts';

/** Who would send it, where no settings say so: ids, account and addresses are made up. */
const NOBODY: Omit<Endpoint, 'provinces'> = {
  ...{ name: 'example', version: 'V3.0', upDownload: { wsdl: 'none' } },
  ...{ ispId: 110000001, user: 'none', password: 'none', extension: 'beian.1' },
};

const NOTE =
  'The endpoint with its account and extension is made up, and so are all ids; the code tables are those that come with Beian.';

/**
 * The filing in a file like those in samples/: nothing needs to run, so nobody says who would send it. What is
 * filed already of its subject and service, which changes and cancellations are written from, stands in it as `filed`.
 * @throws CodedError `filing.unreadable`, `filing.not_reported`, `form.unknown_filing_type`.
 */
export function encodableFile(path: string): Encodable & { readonly note: string } {
  const { filingType = 'newSubject', form, filed } = readFiling(path);
  const { canonical } = formOf(filingType);
  refuseUnreported(filingType);
  const { province } = (form as NewSubjectForm).subject;
  const tables = createCodeTables(DATED_CODE_TABLES);
  return {
    report: {
      ...{ id: 'example', orderNo: 'example', filingType, province, frozenAt: new Date(0) },
      form: canonical(form),
      ...(filed && { filed }),
    },
    endpoint: { ...NOBODY, provinces: [province] },
    tables: () => Promise.resolve(tables),
    note: NOTE,
  };
}

interface Filing {
  readonly filingType?: string;
  readonly form: unknown;
  /** What is on record of a filing that the form only names. */
  readonly filed?: FiledWithReport;
}

function readFiling(path: string): Filing {
  try {
    const filing = JSON.parse(readFileSync(path, 'utf8')) as Filing;
    if ((filing.form as NewSubjectForm).subject.province.length > 0) return filing;
  } catch {
    // Said below, in our words.
  }
  throw new CodedError('filing.unreadable', `${path} holds no filing.`, {
    field: 'order-or-file',
    remedy: 'Give a JSON file with "filingType" and "form", as those in samples/.',
  });
}

/** What stays with the provider has no words for the authority. */
function refuseUnreported(filingType: string): void {
  if (isReported(filingType)) return;
  throw new CodedError('filing.not_reported', `A ${filingType} is not reported.`, {
    field: 'order-or-file',
    remedy: `Give a filing of one of these types: ${FORM_TYPES.filter(isReported).join(', ')}.`,
  });
}
