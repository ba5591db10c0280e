import type { Bilingual } from '#domain/bilingual.ts';
import { blocks, warns, type IdentifierFinding } from '#domain/identifiers/finding.ts';
import { scriptMixOf } from '#domain/identifiers/scripts.ts';
import { BARRED_WORDS, type BarredWords } from './service-name-words.ts';
import type { ServiceKind } from './service.ts';
import type { SubjectNature } from './subject.ts';

/** A name of a service, and what decides about it as far as it is known. */
export interface NamedService {
  readonly name: string;
  readonly kind: ServiceKind | undefined;
  readonly nature: SubjectNature | undefined;
  readonly subjectName: string | undefined;
}

interface NameRule {
  readonly finding: IdentifierFinding;
  broken(service: NamedService, letters: readonly string[]): boolean;
}

const SOURCE = '备案驳回咨询：网站名称不符合要求';

const says = (
  severity: typeof blocks,
  code: string,
  text: Bilingual,
  remedy: Bilingual,
  source = SOURCE,
) => severity(`form.service_name.${code}`, text, remedy, source);

const OTHER_NAME = {
  zh: '请填写与主体相关的名称。',
  en: 'Choose a name that belongs to the subject.',
};

/** Letters, digits and marks of any script, a space, and the few signs that names are joined with. */
const PLAIN = /^[\p{L}\p{M}\p{N} ·•()（）_.+-]+$/u;

const LATIN_ONLY = /^[\p{Script=Latin}\p{N} ·•()_.+-]+$/u;

/** The form of names, first what blocks. */
const NAME_RULES: readonly NameRule[] = [
  {
    broken: ({ kind }, letters) => kind === 'website' && letters.length < 3,
    finding: says(
      blocks,
      'short',
      { zh: '网站名称不足三个字。', en: 'The name of a website has three characters at least.' },
      { zh: '请填写三个字以上的名称。', en: 'Choose a longer name.' },
    ),
  },
  {
    broken: ({ name }) => /^[\p{N}\s]+$/u.test(name),
    finding: says(
      blocks,
      'digits',
      { zh: '名称为纯数字。', en: 'The name is of digits only.' },
      OTHER_NAME,
    ),
  },
  {
    broken: ({ name }) => !PLAIN.test(name),
    finding: says(
      blocks,
      'signs',
      { zh: '名称含有特殊符号或表情。', en: 'The name holds special signs or emoji.' },
      { zh: '请只使用汉字、字母和数字。', en: 'Use characters, letters and digits only.' },
    ),
  },
  {
    broken: ({ name }) => scriptMixOf(name) === 'mixed',
    finding: says(
      blocks,
      'mixed_scripts',
      { zh: '名称混用了多种文字。', en: 'The name mixes several scripts.' },
      { zh: '请只使用汉字，或汉字加拉丁字母。', en: 'Use Chinese, or Chinese with Latin letters.' },
      'UTS 39, 5.2',
    ),
  },
  {
    broken: ({ name, nature }) => nature === 'individual' && LATIN_ONLY.test(name),
    finding: says(
      blocks,
      'latin',
      { zh: '个人备案的名称为纯字母。', en: 'The name is of Latin letters only.' },
      { zh: '请填写中文名称。', en: 'Choose a Chinese name.' },
    ),
  },
  {
    broken: ({ name }) => LATIN_ONLY.test(name),
    finding: says(
      warns,
      'latin_trademark',
      { zh: '名称为纯字母。', en: 'The name is of Latin letters only.' },
      {
        zh: '请改用单位全称或简称，或提交商标注册证。',
        en: 'Use the name of the organisation, or hand in the trademark certificate.',
      },
    ),
  },
  {
    broken: ({ nature, kind }, letters) =>
      nature === 'individual' && kind === 'website' && letters.length > 10,
    finding: says(
      warns,
      'long',
      {
        zh: '个人网站名称超过十个字。',
        en: 'The name of an individual’s website exceeds ten characters.',
      },
      { zh: '建议缩短为 3 至 10 个字。', en: 'Better choose 3 to 10 characters.' },
    ),
  },
];

const PLACES: Readonly<Record<BarredWords['place'], (name: string, word: string) => boolean>> = {
  head: (name, word) => name.startsWith(word),
  anywhere: (name, word) => name.includes(word),
  whole: (name, word) => name.toLowerCase() === word,
};

function isBarred({ name, kind, nature, subjectName = '' }: NamedService, list: BarredWords) {
  if (list.natures && !(nature && list.natures.includes(nature))) return false;
  if (list.kind && list.kind !== kind) return false;
  return list.words.some(
    (word) =>
      PLACES[list.place](name, word) && !(list.unlessOwn && subjectName.trim().startsWith(word)),
  );
}

const wordRule = (list: BarredWords): NameRule => {
  const { code, severity, text, remedy, source } = list;
  return {
    broken: (service) => isBarred(service, list),
    finding: { code: `form.service_name.${code}`, severity, text, remedy, source },
  };
};

const ORDER = ['blocks', 'warns', 'informs'];

const RULES = [...NAME_RULES, ...BARRED_WORDS.map(wordRule)].sort(
  (a, b) => ORDER.indexOf(a.finding.severity) - ORDER.indexOf(b.finding.severity),
);

/** Checks the name of a service: the gravest thing against it, or nothing. */
export function checkServiceName(service: NamedService): IdentifierFinding | undefined {
  const name = service.name.normalize('NFKC').trim();
  if (name === '') return undefined;
  const given = { ...service, name };
  const letters = [...name].filter((letter) => letter !== ' ');
  return RULES.find(({ broken }) => broken(given, letters))?.finding;
}
