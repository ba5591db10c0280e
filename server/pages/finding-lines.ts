import type { Locale } from '#domain/bilingual.ts';
import type { CheckFinding } from './answers.ts';

/** The severities in the order in which people have to see them. */
const SEVERITIES = ['blocks', 'warns', 'informs'] as const;

/** Findings as lines of a page, the blocking ones first, each with the page of its field. */
export function findingLines(
  findings: readonly CheckFinding[],
  locale: Locale,
  pathOf: (field: string) => string,
) {
  return SEVERITIES.flatMap((severity) =>
    findings
      .filter((finding) => finding.severity === severity)
      .map(({ field, text, remedy, source = '' }) => ({
        ...{ severity, key: `severity.${severity}`, path: pathOf(field) },
        ...{ text: text[locale], remedy: remedy[locale], source },
      })),
  );
}
