import type { Locale } from '#domain/bilingual.ts';
import { REASON_GROUP_NAMES, REASON_GROUPS } from '#domain/reasons/reason-groups.ts';
import { groupOf, reasonOf, type ReviewReasonCode } from '#domain/reasons/review-reasons.ts';

/** Reasons as text for a terminal: group by group, each with what was found, the way out and where it points. */
export function reasonsAsText(codes: readonly ReviewReasonCode[], locale: Locale): string {
  return REASON_GROUP_NAMES.flatMap((group) => {
    const own = codes.filter((code) => groupOf(code) === group);
    if (own.length === 0) return [];
    const { zh, en } = REASON_GROUPS[group].title;
    return [`${group}  ${zh} · ${en}`, '', ...own.flatMap((code) => [...lines(code, locale), ''])];
  }).join('\n');
}

function lines(code: ReviewReasonCode, locale: Locale): string[] {
  const { title, explanation, remedy, returns, curable, fields } = reasonOf(code);
  return [
    `  ${code}  ${title.zh} · ${title.en}`,
    `    ${explanation[locale]}`,
    `    → ${remedy[locale]}`,
    `    ${returns}${curable ? '' : ', to be abandoned'}  at ${fields.join(' ')}`,
  ];
}
