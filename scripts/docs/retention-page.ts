import { DEFAULT_POLICY } from '#domain/policy.ts';
import { DATA_CLASSES, RETENTION, type DataClass } from '#domain/retention/classes.ts';
import { termOf, type Term } from '#domain/retention/class-terms.ts';
import type { Certainty } from '#domain/retention/grounds.ts';
import { SETTINGS } from '#server/settings.ts';

const CERTAINTY: Readonly<Record<Certainty, string>> = {
  official: 'official text',
  mirror: 'official text, read through a mirror',
  ownChoice: 'our own choice',
};

/** docs/retention.md: the table of classes, as people read it. */
export function retentionPage(): string {
  const lines = [
    '# Retention · 保存期限',
    '',
    '<!-- Written by test/docs/retention.unit.test.ts from domain/retention/classes.ts: npx vitest run --project unit test/docs/retention.unit.test.ts -u -->',
    '',
    'What personal data there are, how long each class is kept, on what ground, and what happens then. `npx beian retention` shows what has had its term, class by class, and changes nothing; `npx beian retention --really` erases it in batches, each with its row in the audit (`retention.erased`), and may be ended and begun again at any time. Run it daily.',
    '',
    'What an open order or a filing that lives needs is never touched, however old it is. Erased means overwritten or deleted in the record; the file of a material goes after its row. That there was an order, what became of it and when stays: that is nobody’s personal data. Backups keep what was erased until they are replaced.',
    '',
    '| Class | Covers | Counts from | Days | Then | At request |',
    '| --- | --- | --- | --- | --- | --- |',
    ...DATA_CLASSES.map(row),
    '',
    '## Grounds',
    '',
    'Where the law says “at least” or “no longer than needed”, the number of days is the provider’s choice. None of this is legal advice; the texts marked as mirrored were not read at their source.',
    '',
    ...DATA_CLASSES.flatMap(grounds),
  ];
  return `${lines.join('\n')}`;
}

function row(name: (typeof DATA_CLASSES)[number]): string {
  const { title, covers, from, months, then, onRequest }: DataClass = RETENTION[name];
  const term = termOf(name, DEFAULT_POLICY);
  const cells = [
    `**${title.en}** · ${title.zh} (\`${name}\`)`,
    covers.en,
    from.en,
    term === null ? '–' : termCell(term, months),
    then === 'erase' ? 'erased' : then.by.en,
    onRequest,
  ];
  return `| ${cells.join(' | ')} |`;
}

/** Months are an operator's: the setting is named. */
const termCell = (term: Term, setting: DataClass['months']): string =>
  'days' in term
    ? String(term.days)
    : `${String(term.months)} months${setting === undefined ? '' : ` (${SETTINGS[setting][0]})`}`;

function grounds(name: (typeof DATA_CLASSES)[number]): string[] {
  const { title, grounds: all }: DataClass = RETENTION[name];
  return [
    `**${title.en}**`,
    '',
    ...all.map(({ text, source, certainty }) => {
      const from = source === '' ? CERTAINTY[certainty] : `${source}; ${CERTAINTY[certainty]}`;
      return `- ${text.en} · ${text.zh} (${from})`;
    }),
    '',
  ];
}
