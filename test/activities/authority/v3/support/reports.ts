import { v3Connector } from '#activities/authority/v3/connector.ts';
import { createCodeTables } from '#domain/authority/code-tables.ts';
import { DATED_CODE_TABLES } from '#domain/authority/dated-code-tables.ts';
import type { Endpoint } from '#domain/authority/endpoint.ts';
import type { FiledWithReport } from '#domain/authority/filed-with-report.ts';
import type { FilingType } from '#domain/filing-types.ts';
import type { FrozenReport } from '#orders/report-queue.ts';
import type { ReportedMaterial } from '#orders/reported-materials.ts';
import { sampleForm } from '../../../../support/forms.ts';

const { subject, subjectOwner, service: website } = sampleForm('tianjin-enterprise-website');
const { subject: _, ...sample } = sampleForm('tianjin-enterprise-app');
const [NUMBER, SITE] = ['津ICP备2026000001号', '津ICP备2026000001号-1'];

const { nature, certificateType, certificateNumber, name, province } = subject;
const filedSubject = {
  icpNumber: NUMBER,
  ...{ nature, certificateType, certificateNumber, name, province },
};
const filedService = { icpNumber: SITE, kind: 'website' as const, name: website.name };
const { ipAddresses, ...site } = website;

/** What is filed of the sample, as a report about it carries it. */
export const FILED: FiledWithReport = {
  subject: {
    ...{ providerId: 11, bureauId: 900_001 },
    record: { ...subject, icpNumber: NUMBER, accountId: 'acc-applicant', owner: subjectOwner },
  },
  service: {
    ...{ providerId: 12, bureauId: 900_002 },
    record: { ...site, icpNumber: SITE, subjectNumber: NUMBER, accountId: 'acc-applicant' },
  },
  access: {
    ...{ providerId: 13, bureauId: 900_003 },
    record: { serviceNumber: SITE, otherProvider: null, ipAddresses },
  },
  parts: [
    ...website.domains.map((ref) => ({ kind: 'domain' as const, ref, bureauId: 900_004 })),
    ...ipAddresses.map((ref) => ({ kind: 'ip' as const, ref, bureauId: 900_005 })),
  ],
};

/** A form of each filing type that is reported, about what is filed. */
export const REPORTED_FORMS = {
  newSubject: sampleForm('tianjin-enterprise-website'),
  newService: { ...sample, subject: filedSubject },
  newAccess: {
    ...{ subject: filedSubject, service: { ...filedService, domains: website.domains } },
    ...{ access: { ipAddresses: ['121.36.43.32'] }, filingPassword: '12345678' },
  },
  change: {
    ...{ subject: filedSubject, service: filedService },
    changes: { service: { kind: 'website', name: '清禾茶园', owner: { mobile: '18800000999' } } },
  },
  cancelAccess: { subject: filedSubject, service: filedService, reason: 'otherProvider' },
  deregisterService: { subject: filedSubject, service: filedService, reason: 'noLongerRun' },
  deregisterSubject: { subject: filedSubject, reason: 'subjectGone', filingPassword: '12345678' },
} as const satisfies Partial<Record<FilingType, object>>;

export type ReportedType = keyof typeof REPORTED_FORMS;

export const reportOf = (
  filingType: string,
  form: object,
  filed: FiledWithReport = FILED,
): FrozenReport => ({
  ...{ id: 'r', orderNo: 'BA1', filingType, province: '天津', frozenAt: new Date(0), form, filed },
});

const tables = createCodeTables(DATED_CODE_TABLES);

/** The bureau of the sample, whose extension is on unless told. */
export const bureauWith = (changes: Partial<Endpoint> = {}) =>
  v3Connector(
    {
      ...{ name: 'tianjin', version: 'V3.0', provinces: ['天津'], extension: 'beian.1' },
      ...{ upDownload: { wsdl: 'none' }, ispId: 4711, user: 'u', password: 'p', ...changes },
    },
    () => Promise.resolve(tables),
  );

/** The file that a report travels in, its ids numbered from 1 in the order in which they are needed. */
export async function fileOf(
  report: FrozenReport,
  materials: readonly ReportedMaterial[] = [],
  bureau = bureauWith(),
): Promise<string> {
  const needs = bureau.idsNeeded(report);
  const of = (kind: string, ref: string) => {
    const at = needs.findIndex((need) => need.kind === kind && need.ref === ref);
    if (at < 0) throw new Error(`Nobody needs an id of ${kind} ${ref}`);
    return at + 1;
  };
  const encoded = await bureau.encode(report, { of }, materials);
  return bureau.text(bureau.file([encoded], 'example'));
}

/** Why a report can't be said: the fields of its form, and the codes. */
export const unsaid = (...report: Parameters<typeof fileOf>): Promise<string[]> =>
  fileOf(...report).then(
    () => [],
    (error: unknown) =>
      (error as { findings: { field: string; code: string }[] }).findings.map(
        ({ field, code }) => `${field} ${code}`,
      ),
  );
