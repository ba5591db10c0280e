import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Bilingual } from '#domain/bilingual.ts';
import { EFFECT_KINDS } from '#domain/effect-kinds.ts';
import { EVENTS } from '#domain/events.ts';
import { FILING_TYPES } from '#domain/filing-types.ts';
import { NOTICE_TEMPLATES } from '#domain/notices.ts';
import { REVIEW_REASONS } from '#domain/reasons/review-reasons.ts';
import { ROLES } from '#domain/roles.ts';
import { WORDS } from '#server/pages/words.ts';
import { STAGES, WAITING_ON } from '#domain/stages.ts';
import { TASKS } from '#domain/tasks.ts';
import { TERMS } from '#domain/terms/terms.ts';
import { EFFECT_NAMES } from '#orders/effects.ts';

const text = readFileSync(new URL('../../docs/glossary.md', import.meta.url), 'utf8');

/** One line of a table: the word in both languages, its names in code, what it means. */
interface Entry {
  readonly section: string;
  readonly zh: string;
  readonly en: string;
  readonly codes: readonly string[];
  readonly meaning: string;
}

const codesIn = (cell: string): string[] =>
  [...cell.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? '');

const ENTRIES: readonly Entry[] = text.split(/^## /m).flatMap((part) => {
  const [heading = '', ...lines] = part.split('\n');
  return lines
    .filter((line) => line.startsWith('| ') && !/^\| (中文|---)/.test(line))
    .map((line) => {
      const [, zh = '', en = '', code = '', meaning = ''] = line
        .split('|')
        .map((cell) => cell.trim());
      const codes = codesIn(code);
      return { section: heading.split(' · ')[0] ?? '', zh, en, codes, meaning };
    });
});

const inSection = (section: string, code: string) =>
  ENTRIES.filter((entry) => entry.section === section && entry.codes.includes(code));

const titles = (table: Record<string, { title: Bilingual }>) =>
  Object.entries(table).map(([code, { title }]) => [code, title] as const);

/** The words that people see, by the section of the glossary they belong to. */
const NAMED: readonly (readonly [string, string, Bilingual])[] = (
  [
    ['Filing types', Object.entries(FILING_TYPES)],
    ['Orders and stages', Object.entries(STAGES)],
    ['Events', titles(EVENTS)],
    ['Who acts next, and tasks', titles(TASKS)],
    ['Terms', titles(TERMS)],
    ['Reasons and returns', titles(REVIEW_REASONS)],
    [
      'Who acts next, and tasks',
      Object.entries(WAITING_ON).map(([who, title]) => [`waiting-on-${who}`, title]),
    ],
  ] as [string, [string, Bilingual][]][]
).flatMap(([section, words]) => words.map(([code, title]) => [section, code, title] as const));

/** Names of code that only have to be explained. */
const EXPLAINED: readonly (readonly [string, string])[] = [
  ...ROLES.map((role) => ['People and offices', role] as const),
  ...EFFECT_NAMES.map((effect) => ['Effects and notices', effect] as const),
  ...NOTICE_TEMPLATES.map((notice) => ['Effects and notices', notice] as const),
  ...EFFECT_KINDS.map((kind) => ['Effects and notices', kind] as const),
];

describe('docs/glossary.md', () => {
  it.each(NAMED)(
    'given %s of the code, then “%s” has the names that people see',
    (section, code, { zh, en }) => {
      const found = inSection(section, code);
      expect(found.map((entry) => [entry.zh, entry.en])).toEqual([[zh, en]]);
    },
  );

  it.each(EXPLAINED)('given %s of the code, then “%s” is explained', (section, code) => {
    const mentioned = ENTRIES.filter(
      (entry) =>
        entry.section === section && [...entry.codes, ...codesIn(entry.meaning)].includes(code),
    );
    expect(mentioned.length).toBeGreaterThan(0);
  });

  it.each(ROLES)('given the role “%s”, then the pages call it as the glossary does', (role) => {
    const { zh, en } = WORDS[`role.${role}`];
    const [entry] = inSection('People and offices', role);
    expect(entry?.zh.split(', ')).toContain(zh);
    expect(entry?.en).toBe(en.toLowerCase());
  });

  it('given any line, then it has a word in both languages', () => {
    expect(ENTRIES.length).toBeGreaterThan(NAMED.length + EXPLAINED.length - 10);
    const incomplete = ENTRIES.filter(({ zh, en }) => !/\p{Script=Han}/u.test(zh) || en === '');
    expect(incomplete).toEqual([]);
  });

  it('given the codes of filing types, events, terms and reasons, then none is made up or out of date', () => {
    const known = new Set(NAMED.map(([section, code]) => `${section}/${code}`));
    for (const section of ['Filing types', 'Events']) {
      const codes = ENTRIES.filter((entry) => entry.section === section).flatMap(
        ({ codes }) => codes,
      );
      expect(codes.filter((code) => !known.has(`${section}/${code}`))).toEqual([]);
    }
  });
});
