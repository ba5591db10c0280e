// npx tsx scripts/generate-docs.ts [--check]
// Writes docs/filings/<filing type>.md from the machines and docs/rights.md from the table of rights, or says
// which of them are stale.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { COMMAND } from './docs/filing-page.ts';
import { pages } from './docs/pages.ts';
import { rightsPage } from './docs/rights-page.ts';

/** Where the pages stand. */
export const FOLDER = fileURLToPath(new URL('../docs/filings/', import.meta.url));

/** Where the table of rights stands. */
export const RIGHTS_PAGE = fileURLToPath(new URL('../docs/rights.md', import.meta.url));

/** The files that are not as the machines have them: stale, missing, or of a filing type that is gone. */
export function stalePages(folder: string = FOLDER): string[] {
  const wanted = pages();
  const present = pagesIn(folder);
  const wrong = [...wanted].filter(([file, text]) => present.get(file) !== text);
  const gone = [...present.keys()].filter((file) => !wanted.has(file));
  return [...wrong.map(([file]) => file), ...gone].sort();
}

/** Writes all pages and removes those of filing types that are gone. Answers with what it changed. */
export function writePages(folder: string = FOLDER): string[] {
  const wanted = pages();
  const stale = stalePages(folder);
  mkdirSync(folder, { recursive: true });
  for (const file of stale) {
    const text = wanted.get(file);
    if (text === undefined) rmSync(join(folder, file));
    else writeFileSync(join(folder, file), text);
  }
  return stale;
}

function pagesIn(folder: string): Map<string, string> {
  mkdirSync(folder, { recursive: true });
  const files = readdirSync(folder).filter((file) => file.endsWith('.md'));
  return new Map(files.map((file) => [file, readFileSync(join(folder, file), 'utf8')]));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const check = process.argv.includes('--check');
  const rights = rightsPage();
  const known = existsSync(RIGHTS_PAGE) ? readFileSync(RIGHTS_PAGE, 'utf8') : '';
  const stale = [
    ...(check ? stalePages() : writePages()).map((file) => `docs/filings/${file}`),
    ...(known === rights ? [] : ['docs/rights.md']),
  ];
  if (!check) writeFileSync(RIGHTS_PAGE, rights);
  if (stale.length === 0) {
    console.log('The generated pages are as the machines and the table of rights have them.');
  } else if (check) {
    console.error(`Stale: ${stale.join(', ')}`);
    console.error(`Run: ${COMMAND}`);
    process.exitCode = 1;
  } else {
    console.log(`Wrote ${stale.join(', ')}`);
  }
}
