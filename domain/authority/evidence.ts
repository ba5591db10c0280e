import { canonicalDomain } from '#domain/identifiers/domain.ts';
import { canonicalIcpNumber } from '#domain/identifiers/icp-number.ts';
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
  /**
   * Whether the answers show everything as it was before the report. Where it is given, an approval is
   * proven only once they have shown that: what was never seen filed is not gone, what was never seen
   * otherwise is not changed.
   */
  readonly unchangedBy?: (told: readonly Told[]) => boolean;
}

/** So many questions about one report at most: a bureau wants few calls. */
export const QUESTIONS_AT_MOST = 20;

/** Whether two filing numbers are the same, however they are written; none is like none. */
export const sameNumber = (a = '', b = ''): boolean =>
  a !== '' && canonicalIcpNumber(a) === canonicalIcpNumber(b);

/** What asks about each of these domains. */
export const domainQuestions = (domains: readonly string[]): Question[] =>
  [...new Set(domains.map(canonicalDomain))]
    .filter((value) => value !== '')
    .map((value) => ({ kind: 'domain', value }));

/** What an answer shows of the service of this number. */
export const shownUnder = (told: Told | undefined, serviceNumber: string): Told['services'] =>
  (told?.services ?? []).filter((one) => sameNumber(one.serviceNumber, serviceNumber));
