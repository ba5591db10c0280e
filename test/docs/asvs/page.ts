import { basename } from 'node:path';
import { REQUIRED } from './required.ts';
import { proofOf, type Row, type Verdict } from './row.ts';
import { ROWS } from './rows.ts';

const CHAPTERS: Readonly<Record<number, string>> = {
  1: 'Encoding and sanitisation',
  2: 'Validation and business logic',
  3: 'Browsers',
  4: 'API',
  5: 'Files',
  6: 'Authentication',
  7: 'Sessions',
  8: 'Access control',
  9: 'Self-contained tokens',
  10: 'OAuth and OpenID Connect',
  11: 'Cryptography',
  12: 'Communication',
  13: 'Configuration',
  14: 'Personal and other sensitive data',
  15: 'Code and parts',
  16: 'Logging and errors',
};

const chapterOf = ({ id }: Row): number => Number(id.split('.')[0]);
const count = (verdict: Verdict): string =>
  String(ROWS.filter((row) => row.verdict === verdict).length);

function proofInWords(proof: string): string {
  const { file, says } = proofOf(proof);
  const from = file.startsWith('docs/') ? file.replace('docs/', '') : `../${file}`;
  const name = basename(file).replace(/\.test\.ts$/, '');
  return `[${name}](${from}): ${says}`;
}

const line = (row: Row): string =>
  [
    ...[row.id, String(REQUIRED.get(row.id) ?? '?'), row.title, row.verdict, row.here],
    row.proofs.map(proofInWords).join('<br>') || '–',
  ]
    .map((cell) => cell.replaceAll('|', '\\|'))
    .join(' | ');

/** docs/asvs.md, as people read it. */
export function asvsPage(): string {
  const chapters = [...new Set(ROWS.map(chapterOf))].sort((one, other) => one - other);
  return `${[
    '# OWASP ASVS 5',
    '',
    '<!-- Written by test/docs/asvs.unit.test.ts from test/docs/asvs/: npx vitest run --project unit test/docs/asvs.unit.test.ts -u -->',
    '',
    'The [Application Security Verification Standard 5.0.0](https://github.com/OWASP/ASVS) (OWASP, CC BY-SA 4.0), item by item: level 1 of all chapters, level 2 of files, sessions, access control and logging, of OAuth what a relying party owes, and some items of level 3. The titles are ours; what an item asks in full stands there. Chapter 17 (WebRTC) has none of level 1, and there is none here.',
    '',
    `**${count('held')} held**, ${count('not applicable')} not applicable, **${count('not held')} not held** or not in full. What is held names what fails when it no longer is: a test with its title, or a page with its words. A test of this page checks that each required item stands here once, and that what it names is there.`,
    '',
    ...chapters.flatMap((chapter) => [
      `## ${String(chapter)} · ${CHAPTERS[chapter] ?? ''}`,
      '',
      '| Item | Level | About | Verdict | Here | Held by |',
      '| --- | --- | --- | --- | --- | --- |',
      ...ROWS.filter((row) => chapterOf(row) === chapter).map((row) => `| ${line(row)} |`),
      '',
    ]),
  ]
    .join('\n')
    .trimEnd()}\n`;
}
