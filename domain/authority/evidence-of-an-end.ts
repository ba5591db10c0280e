import {
  domainQuestions,
  QUESTIONS_AT_MOST,
  sameNumber,
  shownUnder,
  type Evidence,
  type Question,
} from './evidence.ts';
import type { FiledWithReport } from './filed-with-report.ts';

const nothingFiled: Evidence['approvedBy'] = (told) =>
  told.length > 0 && told.every(({ filed }) => !filed) ? {} : null;

/**
 * That a service was deregistered: none of its domains is filed any more, each of which was filed under its
 * number when asked about before. The query has no question about a service's number, and one domain alone
 * may have been taken out. Null where no domain is known here, or there are too many to ask about.
 */
export function endOfService({ service }: FiledWithReport): Evidence | null {
  const { domains = [], icpNumber = '' } = service?.record ?? {};
  const questions = domainQuestions(domains);
  if (questions.length === 0 || questions.length > QUESTIONS_AT_MOST) return null;
  return {
    questions,
    approvedBy: nothingFiled,
    unchangedBy: (told) => told.every((domain) => shownUnder(domain, icpNumber).length > 0),
  };
}

/** That a subject was deregistered: its certificate is not filed any more, and was filed under its number before. */
export function endOfSubject(
  subjectNumber: string | undefined,
  questions: readonly Question[],
): Evidence | null {
  if (questions.length === 0) return null;
  return {
    questions,
    approvedBy: nothingFiled,
    unchangedBy: (told) =>
      told.every(({ services }) =>
        services.some((one) => sameNumber(one.subjectNumber, subjectNumber)),
      ),
  };
}
