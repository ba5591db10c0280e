import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EVENTS, type EventType } from '#domain/events.ts';
import { STAGES } from '#domain/stages.ts';
import { describeAll } from '#machines/describe.ts';
import { COMMAND, filingPage } from '../../scripts/docs/filing-page.ts';
import { effectText } from '../../scripts/docs/words.ts';
import { stalePages, writePages } from '../../scripts/generate-docs.ts';

describe('docs/filings/', () => {
  it(`given the machines, then the pages that are checked in are theirs (else run: ${COMMAND})`, () => {
    expect(stalePages()).toEqual([]);
  });
});

describe('keeping a folder of pages', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'beian-docs-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it('given an empty folder, then every page is stale, and writing them mends it', () => {
    expect(stalePages(folder)).toEqual(['newSubject.md']);
    expect(writePages(folder)).toEqual(['newSubject.md']);
    expect(stalePages(folder)).toEqual([]);
    expect(writePages(folder)).toEqual([]);
  });

  it('given a page that was edited by hand, then it is stale', () => {
    writePages(folder);
    const file = join(folder, 'newSubject.md');
    writeFileSync(file, readFileSync(file, 'utf8').replace('45', '60'));
    expect(stalePages(folder)).toEqual(['newSubject.md']);
  });

  it('given a page of a filing type that is gone, then it is stale, and writing removes it', () => {
    writePages(folder);
    writeFileSync(join(folder, 'oldType.md'), '# Old\n');
    expect(stalePages(folder)).toEqual(['oldType.md']);
    writePages(folder);
    expect(readdirSync(folder)).toEqual(['newSubject.md']);
  });
});

const filings = describeAll().map((filing) => [filing.filingType, filing] as const);

describe.each(filings)('the page of %s', (_, filing) => {
  const page = filingPage(filing);
  const [chinese = '', english = ''] = page.slice(page.indexOf('## 中文')).split('## English');

  it('given its head, then it says that it is generated, and by which command', () => {
    expect(page.split('\n')[0]).toContain(COMMAND);
    expect(page).toContain('请勿手工修改');
  });

  it.each([
    ['zh', chinese],
    ['en', english],
  ] as const)('given its part in %s, then it names every stage and every event', (locale, part) => {
    const events = new Set(filing.stages.flatMap((stage) => stage.events.map(({ type }) => type)));
    const words = [
      ...filing.stages.map(({ name }) => STAGES[name][locale]),
      ...[...events].map((type: EventType) => EVENTS[type].title[locale]),
    ];
    expect(words.filter((word) => !part.includes(word))).toEqual([]);
  });

  it('given the provinces, then the one whose bureau takes longer is named', () => {
    expect(chinese).toContain('浙江：3–30 个工作日');
    expect(english).toContain('Zhejiang: 3–30 working days');
  });

  it('given what every open stage accepts, then no row of the stages repeats it', () => {
    const rows = english.split('\n').filter((line) => line.startsWith('| '));
    expect(rows.filter((row) => row.includes(EVENTS.bureauApproved.title.en))).toEqual([]);
    expect(english).toContain(`- ${EVENTS.bureauApproved.title.en} (authority) → Granted`);
  });

  it('given its diagrams, then each arrow leads from and to a state that is drawn', () => {
    for (const part of [chinese, english]) {
      const drawn = new Set([...part.matchAll(/^ {2}state ".+" as (\w+)$/gm)].map(([, id]) => id));
      const ends = [...part.matchAll(/^ {2}(\S+) --> (\w+|\[\*\])/gm)].flatMap(([, from, to]) => [
        from,
        to,
      ]);
      expect(ends.filter((end) => end !== '[*]' && !drawn.has(end))).toEqual([]);
      expect([...drawn].filter((id) => !ends.includes(id))).toEqual([]);
    }
  });
});

describe('the words for effects', () => {
  it('given an effect that nobody has described, then no page is written', () => {
    expect(() => effectText('launchRocket', 'en')).toThrow(
      /words\.ts has no words for “launchRocket”/,
    );
  });
});
