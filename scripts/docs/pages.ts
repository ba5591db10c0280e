import { describeAll } from '#machines/describe.ts';
import { filingPage } from './filing-page.ts';

/** Every generated page of docs/filings/, by file name: the newest version of each filing type. */
export function pages(): ReadonlyMap<string, string> {
  const newest = new Map<string, string>();
  for (const filing of describeAll()) {
    const file = `${filing.filingType}.md`;
    if (!newest.has(file)) newest.set(file, filingPage(filing));
  }
  return newest;
}
