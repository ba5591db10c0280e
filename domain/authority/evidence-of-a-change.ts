import type { AnyDraft } from '#domain/forms/any-draft.ts';
import { canonicalDomain } from '#domain/identifiers/domain.ts';
import {
  domainQuestions,
  QUESTIONS_AT_MOST,
  shownUnder,
  type Evidence,
  type Told,
} from './evidence.ts';
import type { FiledWithReport } from './filed-with-report.ts';

/** Which of two lists of domains the other one lacks. */
const without = (domains: readonly string[], others: readonly string[]): string[] => {
  const known = new Set(others.map(canonicalDomain));
  return domains.filter((domain) => !known.has(canonicalDomain(domain)));
};

/**
 * That a change was made: of a service the query shows its name and which domains it has, so a new name, a
 * domain that came and one that went can be seen; all of them have to be, as the bureau takes a change as a
 * whole. Null where the change is of anything else, which the query does not show.
 */
export function madeChange(
  { changes, service }: AnyDraft,
  filed: FiledWithReport,
): Evidence | null {
  const [before, number] = [filed.service?.record, service?.icpNumber];
  if (before === undefined || number === undefined) return null;
  const { name = before.name, domains = before.domains } = changes?.service ?? {};
  const [added, removed] = [without(domains, before.domains), without(before.domains, domains)];
  const renamed = name !== before.name;
  // A new name shows with any domain that the service has; one may be shared with another service.
  const standing = renamed ? domains : added;
  const [shown, gone] = [domainQuestions(standing), domainQuestions(removed)];
  const count = shown.length + gone.length;
  if (count === 0 || count > QUESTIONS_AT_MOST) return null;
  const isNew = new Set(domainQuestions(added).map(({ value }) => value));

  /** What the answers show: of the service the domains that came and those that went, and by which names. */
  const seen = (told: readonly Told[]) => {
    const under = told.map((domain) => shownUnder(domain, number));
    const here = under.slice(0, shown.length);
    return {
      came: here.filter((_, n) => isNew.has(shown[n]?.value ?? '')).map((one) => one.length > 0),
      names: here.flat().map((one) => one.name),
      left: under.slice(shown.length).map((one) => one.length > 0),
      filed: told.slice(shown.length).map((one) => one.filed),
    };
  };
  const isCalled = (names: readonly (string | undefined)[], one: string): boolean =>
    names.length > 0 && names.every((shownAs) => shownAs === one);

  return {
    questions: [...shown, ...gone],
    approvedBy: (told) => {
      const { came, names, filed } = seen(told);
      const made = came.every(Boolean) && !filed.some(Boolean);
      return made && (!renamed || isCalled(names, name)) ? {} : null;
    },
    unchangedBy: (told) => {
      const { came, names, left } = seen(told);
      // Where every domain of a service is new, none shows its name yet, and that none has come is enough.
      const oldName = !renamed || isCalled(names, before.name) || came.length === shown.length;
      return !came.some(Boolean) && left.every(Boolean) && oldName;
    },
  };
}
