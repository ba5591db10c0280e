import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EVENTS, type EventType } from '#domain/events.ts';
import { FILING_TYPES, type FilingType } from '#domain/filing-types.ts';
import { stageTitle } from '#domain/stage-titles.ts';
import { describeAll } from '#machines/describe.ts';
import { COMMAND, filingPage } from '../../scripts/docs/filing-page.ts';
import { effectText } from '../../scripts/docs/words.ts';
import { stalePages, writePages } from '../../scripts/generate-docs.ts';

/** A page for each filing type. */
const PAGES = Object.keys(FILING_TYPES)
  .map((type) => `${type}.md`)
  .sort();

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
    expect(stalePages(folder)).toEqual(PAGES);
    expect(writePages(folder)).toEqual(PAGES);
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
    expect(readdirSync(folder).sort()).toEqual(PAGES);
  });
});

/** From how many working days on a bureau decides, where that differs: 变更 1–20, all others 3–20. */
const LEAST_DAYS: Partial<Record<FilingType, number>> = { change: 1 };

const filings = describeAll().map((filing) => [filing.filingType, filing] as const);

describe.each(filings)('the page of %s', (_, filing) => {
  const page = filingPage(filing);
  const [chinese = '', english = ''] = page.slice(page.indexOf('## 中文')).split('## English');

  // What the bureau decides is spoken of exactly where a bureau decides.
  const decided = filing.stages.some(({ name }) => name === 'bureauReview');

  it('given a way without an authority, then its page says nothing of one', () => {
    expect([/管局的决定/.test(chinese), /What the bureau/.test(english)]).toEqual([
      decided,
      decided,
    ]);
  });

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
      ...filing.stages.map(({ name }) => stageTitle(name, filing.filingType)[locale]),
      ...[...events].map((type: EventType) => EVENTS[type].title[locale]),
    ];
    expect(words.filter((word) => !part.includes(word))).toEqual([]);
  });

  it('given the provinces, then the one whose bureau takes longer is named', () => {
    const least = LEAST_DAYS[filing.filingType] ?? 3;
    expect(chinese.includes(`浙江：${String(least)}–30 个工作日`)).toBe(decided);
    expect(english.includes(`Zhejiang: ${String(least)}–30 working days`)).toBe(decided);
  });

  it('given what every open stage accepts, then no row of the stages repeats it', () => {
    const rows = english.split('\n').filter((line) => line.startsWith('| '));
    expect(rows.filter((row) => row.includes(EVENTS.bureauApproved.title.en))).toEqual([]);
    const granted = stageTitle('granted', filing.filingType).en;
    const line = `- ${EVENTS.bureauApproved.title.en} (authority) → ${granted}`;
    expect(english.includes(line)).toBe(decided);
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
