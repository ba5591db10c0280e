import { certificateQuestion } from '#domain/authority/certificate-question.ts';
import type { StatusQuestion } from '#domain/authority/status-questions.ts';
import type { FilingType } from '#domain/filing-types.ts';
import type { AnyDraft } from '#domain/forms/any-draft.ts';
import { canonicalCertificateNumber } from '#domain/identifiers/certificate-number.ts';
import { canonicalDomain } from '#domain/identifiers/domain.ts';

/** What a bureau has filed under a domain or a certificate. */
export interface FiledAnswer {
  readonly filed: boolean;
  /** The numbers of the subjects it is filed under, as far as the bureau names them. */
  readonly subjectNumbers: readonly string[];
  /** What it names of each, as far as it does: the service's number and name where a domain was asked about. */
  readonly services?: readonly {
    readonly subjectNumber?: string;
    readonly serviceNumber?: string;
    readonly name?: string;
  }[];
}

/**
 * Asks the bureau of a province what is filed; null where nobody can be asked, or nobody answers in time.
 * Never throws. Wired by the process, which knows the bureaus' interfaces.
 */
export type AskFiled = (
  province: string,
  question: StatusQuestion,
  condition: string,
) => Promise<FiledAnswer | null>;

/** What the bureau said of a form's certificate and domains. What is not in it was not answered. */
export interface AuthoritySays {
  readonly certificates: ReadonlyMap<string, FiledAnswer>;
  readonly domains: ReadonlyMap<string, FiledAnswer>;
}

/** Nobody was asked. */
export const NOBODY_ASKED: AuthoritySays = { certificates: new Map(), domains: new Map() };

/**
 * What matters of a filing at the ministry: a subject that is new is not filed, one that gets something more
 * is, and no domain is another subject's.
 */
const ASKED: Readonly<
  Partial<Record<FilingType, { readonly certificate: boolean; readonly domains: boolean }>>
> = {
  newSubject: { certificate: true, domains: true },
  newService: { certificate: true, domains: true },
  newAccess: { certificate: true, domains: true },
  change: { certificate: false, domains: true },
};

/** The domains that a form files, be it anew or by a change. */
const domainsOf = ({ service, changes }: AnyDraft): string[] => [
  ...new Set(
    [...(service?.domains ?? []), ...(changes?.service?.domains ?? [])].map(canonicalDomain),
  ),
];

/** More are not asked about at once: a bureau wants few calls. */
const DOMAINS_AT_MOST = 10;

/**
 * Asks the bureau about a form's certificate and domains, all at once. Never inside a transaction: a bureau
 * may take its time.
 * @param form of a sound shape, complete or not.
 */
export async function askAuthority(
  { filedAs }: { readonly filedAs?: AskFiled | undefined },
  filingType: FilingType,
  form: AnyDraft,
): Promise<AuthoritySays> {
  const asked = ASKED[filingType];
  const { subject } = form;
  if (!filedAs || !asked || !subject?.province) return NOBODY_ASKED;
  const { province } = subject;
  const question = asked.certificate ? certificateQuestion(subject) : undefined;
  const number = canonicalCertificateNumber(subject.certificateNumber ?? '');
  const domains = asked.domains ? domainsOf(form) : [];
  const answers = async (kind: StatusQuestion | undefined, values: readonly string[]) => {
    if (!kind) return new Map<string, FiledAnswer>();
    const all = await Promise.all(
      values.filter(Boolean).map(async (value) => [value, await filedAs(province, kind, value)]),
    );
    return new Map(all.filter((entry): entry is [string, FiledAnswer] => entry[1] !== null));
  };
  const [certificates, ofDomains] = await Promise.all([
    answers(question, [number]),
    answers('domain', domains.slice(0, DOMAINS_AT_MOST)),
  ]);
  return { certificates, domains: ofDomains };
}
