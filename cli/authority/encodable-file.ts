import { readFileSync } from 'node:fs';
import { isReported } from '#activities/authority/v3/report-record.ts';
import { createCodeTables } from '#domain/authority/code-tables.ts';
import { DATED_CODE_TABLES } from '#domain/authority/dated-code-tables.ts';
import type { Endpoint } from '#domain/authority/endpoint.ts';
import { CodedError } from '#domain/errors.ts';
import { FORM_TYPES, formOf } from '#domain/forms/form-registry.ts';
import type { FiledWithReport } from '#domain/authority/filed-with-report.ts';
import type { AnyDraft } from '#domain/forms/any-draft.ts';
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
 * The filing in a file like those in samples/: nothing needs to run, so nobody says who would send it.
 * @throws CodedError `filing.unreadable`, `filing.not_reported`, `form.unknown_filing_type`.
 */
export function encodableFile(path: string): Encodable & { readonly note: string } {
  const { filingType = 'newSubject', form } = readFiling(path);
  const { canonical } = formOf(filingType);
  refuseUnreported(filingType);
  const { province } = (form as NewSubjectForm).subject;
  const tables = createCodeTables(DATED_CODE_TABLES);
  return {
    report: {
      ...{ id: 'example', orderNo: 'example', filingType, province, frozenAt: new Date(0) },
      form: canonical(form),
      // What ends is named by the bureau's id alone; a change wants all that is filed, which no file has.
      ...('reason' in (form as object) && { filed: madeUp(form as AnyDraft) }),
    },
    endpoint: { ...NOBODY, provinces: [province] },
    tables: () => Promise.resolve(tables),
    note: NOTE,
  };
}

/** What is filed of what a form names, under ids that are made up like all others. */
function madeUp({ subject, service }: AnyDraft): FiledWithReport {
  const onFile = <Record>(record: unknown) => ({
    ...{ record: record as Record, providerId: null, bureauId: 1 },
  });
  return { subject: onFile(subject), service: onFile(service), access: onFile({}), parts: [] };
}

function readFiling(path: string): { filingType?: string; form: unknown } {
  try {
    const filing = JSON.parse(readFileSync(path, 'utf8')) as { filingType?: string; form: unknown };
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
