// npx tsx scripts/make-filings.ts <folder> [subjects] [seed]
// Writes a folder of invented filings for “beian import”: 5,000 subjects, the same for the same seed.
import { mkdirSync } from 'node:fs';
import { earlierFilings } from '#cli/demo/earlier/filings.ts';
import { writeFolder } from '#cli/demo/earlier/write-folder.ts';

const [folder, count = '5000', seed = '7'] = process.argv.slice(2);
if (folder === undefined) {
  process.stderr.write('Usage: npx tsx scripts/make-filings.ts <folder> [subjects] [seed]\n');
  process.exitCode = 1;
} else {
  mkdirSync(folder, { recursive: true });
  writeFolder(folder, earlierFilings(Number(count), Number(seed)));
}
