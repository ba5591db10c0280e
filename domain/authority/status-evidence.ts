import type { FilingType } from '#domain/filing-types.ts';
import type { AnyDraft } from '#domain/forms/any-draft.ts';
import { canonicalCertificateNumber } from '#domain/identifiers/certificate-number.ts';
import { canonicalDomain } from '#domain/identifiers/domain.ts';
import { canonicalIcpNumber, parseIcpNumber } from '#domain/identifiers/icp-number.ts';
import { certificateQuestion } from './certificate-question.ts';
import type { FiledWithReport } from './filed-with-report.ts';
import type { IssuedNumber } from './numbers-issued.ts';
import type { StatusQuestion } from './status-questions.ts';

/** A question to the authority: whether something is filed. */
export interface Question {
  readonly kind: StatusQuestion;
  readonly value: string;
}

/** What the authority says is filed under what was asked about, service by service. */
export interface Told {
  readonly filed: boolean;
  readonly services: readonly {
    readonly subjectNumber?: string;
    readonly serviceNumber?: string;
    readonly name?: string;
  }[];
}

/** The numbers that an approval brought, as far as it brings any. */
export type Numbers = Readonly<Partial<Record<IssuedNumber, string>>>;

/** What is asked about a report, and what the answers, in the order of the questions, prove. */
export interface Evidence {
  readonly questions: readonly Question[];
  /** The numbers of an approval that the answers prove; null where they prove none. */
  readonly approvedBy: (told: readonly Told[]) => Numbers | null;
}

type Look = (form: AnyDraft, filed: FiledWithReport) => Evidence | null;

/**
 * By what the query of V3.0 (isp_querybeianstatus) shows that a report was approved. It tells whether a domain
 * or a certificate is filed, with numbers and the service's name, and nothing else: of a further access, of
 * an access that was cancelled, and of most changes, nothing tells; nor does anything of a refusal.
 */
export const STATUS_EVIDENCE: Readonly<Record<FilingType, Look>> = {
  newSubject: ({ subject = {}, service = {} }) => {
    const questions = [...domainQuestion(service.domains), ...ofCertificate(subject)];
    return {
      questions,
      approvedBy: ([domain, certificate]) => {
        const number = newNumber(domain, service);
        const agrees = (certificate?.services ?? domain?.services ?? []).some(({ subjectNumber }) =>
          same(subjectNumber, number?.subjectNumber),
        );
        return number !== null && agrees ? number : null;
      },
    };
  },
  newService: ({ subject, service = {} }) => ({
    questions: domainQuestion(service.domains),
    approvedBy: ([domain]) => {
      const number = newNumber(domain, service);
      return number !== null && same(number.subjectNumber, subject?.icpNumber) ? number : null;
    },
  }),
  change: ({ changes, service }, filed) => {
    const before = filed.service?.record;
    const { name, domains = [] } = changes?.service ?? {};
    if (before === undefined || service?.icpNumber === undefined) return null;
    const added = domains.find((domain) => !before.domains.includes(domain));
    const renamed = name !== undefined && name !== before.name;
    if (added === undefined && !renamed) return null;
    return {
      questions: domainQuestion([added ?? before.domains[0] ?? '']),
      approvedBy: ([domain]) => {
        const shows = (domain?.services ?? []).some(
          (one) => same(one.serviceNumber, service.icpNumber) && (!renamed || one.name === name),
        );
        return shows ? {} : null;
      },
    };
  },
  deregisterService: (_, { service }) => ({
    questions: domainQuestion(service?.record.domains),
    approvedBy: gone,
  }),
  deregisterSubject: ({ subject = {} }) => ({
    questions: ofCertificate(subject),
    approvedBy: gone,
  }),
  newAccess: () => null,
  cancelAccess: () => null,
  claim: () => null,
  transfer: () => null,
};

/** What nobody has filed any more was ended. */
const gone: Evidence['approvedBy'] = (told) =>
  told.length > 0 && told.every(({ filed }) => !filed) ? {} : null;

const domainQuestion = ([first = '']: readonly string[] = []): Question[] =>
  first === '' ? [] : [{ kind: 'domain', value: canonicalDomain(first) }];

function ofCertificate(subject: NonNullable<AnyDraft['subject']>): Question[] {
  const kind = certificateQuestion(subject);
  const value = canonicalCertificateNumber(subject.certificateNumber ?? '');
  return kind === undefined || value === '' ? [] : [{ kind, value }];
}

const same = (a = '', b = ''): boolean =>
  a !== '' && canonicalIcpNumber(a) === canonicalIcpNumber(b);

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
