import type { FilingType } from '#domain/filing-types.ts';
import type { AnyDraft } from '#domain/forms/any-draft.ts';
import { canonicalCertificateNumber } from '#domain/identifiers/certificate-number.ts';
import { canonicalIcpNumber, parseIcpNumber } from '#domain/identifiers/icp-number.ts';
import { certificateQuestion } from './certificate-question.ts';
import { madeChange } from './evidence-of-a-change.ts';
import { endOfService, endOfSubject } from './evidence-of-an-end.ts';
import {
  domainQuestions,
  sameNumber,
  type Evidence,
  type Question,
  type Told,
} from './evidence.ts';
import type { FiledWithReport } from './filed-with-report.ts';

type Look = (form: AnyDraft, filed: FiledWithReport) => Evidence | null;

/**
 * By what the query of V3.0 (isp_querybeianstatus) shows that a report was approved. It tells whether a domain
 * or a certificate is filed, with numbers and the service's name, and nothing else: neither accesses nor how
 * many there are, nor persons, nor a subject's name. Of a further access, of one that was cancelled, and of
 * most changes, nothing tells; nor does anything of a refusal. What is told of each, status-tells.ts says.
 */
export const STATUS_EVIDENCE: Readonly<Record<FilingType, Look>> = {
  newSubject: ({ subject = {}, service = {} }) => {
    const questions = [...domainQuestion(service.domains), ...ofCertificate(subject)];
    return {
      questions,
      approvedBy: ([domain, certificate]) => {
        const number = newNumber(domain, service);
        const agrees = (certificate?.services ?? domain?.services ?? []).some(({ subjectNumber }) =>
          sameNumber(subjectNumber, number?.subjectNumber),
        );
        return number !== null && agrees ? number : null;
      },
    };
  },
  newService: ({ subject, service = {} }) => ({
    questions: domainQuestion(service.domains),
    approvedBy: ([domain]) => {
      const number = newNumber(domain, service);
      return number !== null && sameNumber(number.subjectNumber, subject?.icpNumber)
        ? number
        : null;
    },
  }),
  change: madeChange,
  deregisterService: (_, filed) => endOfService(filed),
  deregisterSubject: ({ subject = {} }) => endOfSubject(subject.icpNumber, ofCertificate(subject)),
  newAccess: () => null,
  cancelAccess: () => null,
  claim: () => null,
  transfer: () => null,
};

/** The filing types of which an approval shows only as a difference to what the query said before. */
export const SEEN_BEFORE: readonly FilingType[] = [
  'change',
  'deregisterService',
  'deregisterSubject',
];

/** Any domain of what is new shows its number. */
const domainQuestion = (domains: readonly string[] = []): Question[] =>
  domainQuestions(domains.slice(0, 1));

function ofCertificate(subject: NonNullable<AnyDraft['subject']>): Question[] {
  const kind = certificateQuestion(subject);
  const value = canonicalCertificateNumber(subject.certificateNumber ?? '');
  return kind === undefined || value === '' ? [] : [{ kind, value }];
}

/** The numbers of a service of this name and kind: a domain may be another service's of the subject as well. */
function newNumber(
  told: Told | undefined,
  { name, kind }: NonNullable<AnyDraft['service']>,
): { subjectNumber: string; serviceNumber: string } | null {
  for (const { subjectNumber = '', serviceNumber = '', name: filedName } of told?.services ?? []) {
    const [subject, service] = [parseIcpNumber(subjectNumber), parseIcpNumber(serviceNumber)];
    if (subject === undefined || service?.service?.kind !== kind || filedName !== name) continue;
    return {
      subjectNumber: canonicalIcpNumber(subjectNumber),
      serviceNumber: canonicalIcpNumber(serviceNumber),
    };
  }
  return null;
}
