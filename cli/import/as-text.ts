import { OUTCOMES, type Outcome, type ReportLine } from '#domain/import/report.ts';

/** How many lines came to what. */
export type Counts = Readonly<Record<Outcome, number>>;

/** Counts a report's lines by what became of them. */
export function countsOf(lines: readonly ReportLine[]): Counts {
  const counts = Object.fromEntries(OUTCOMES.map((outcome) => [outcome, 0]));
  for (const { outcome } of lines) counts[outcome] = (counts[outcome] ?? 0) + 1;
  return counts as Counts;
}

/** A line of the report; a refusal has its sentence, its code and the way out below. */
export function lineAsText({ file, line, record, number, outcome, refusal }: ReportLine): string {
  const head = `${file}:${String(line)}  ${record} ${number ?? ''}`.trimEnd();
  if (refusal === undefined) return `${head}  ${outcome}\n`;
  const { code, message, remedy, column } = refusal;
  const where = column === undefined ? '' : `${column}: `;
  return `${head}  ${outcome}\n    ${where}${message} [${code}]\n    ${remedy}\n`;
}

/** The report's last line. */
export function summaryAsText(counts: Counts, dryRun: boolean): string {
  const said = OUTCOMES.map((outcome) => `${String(counts[outcome])} ${outcome}`).join(', ');
  return `${said}.${dryRun ? ' Nothing was written: this was a dry run.' : ''}\n`;
}
