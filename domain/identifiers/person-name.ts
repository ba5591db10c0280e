import { blocks, warns, type IdentifierFinding } from './finding.ts';
import { scriptMixOf } from './scripts.ts';

/** Letters and marks of any script; the dots, hyphens, apostrophes and brackets that names have; spaces between. */
const NAME = /^[\p{L}\p{M}·•‧.・'’()（） -]+$/u;

const SOURCE = '证件姓名填写要求：与证件一致';

const SIGNS_FINDING = blocks(
  'identifier.person_name.signs',
  {
    zh: '姓名中有数字或符号。',
    en: 'The name holds digits or signs.',
  },
  {
    zh: '请按证件上的姓名填写，间隔号用“·”。',
    en: 'Enter the name as on the document; its parts may be joined by ·.',
  },
  SOURCE,
);

const SHORT_FINDING = blocks(
  'identifier.person_name.short',
  { zh: '姓名至少应有两个字。', en: 'A name has two characters at least.' },
  { zh: '请填写完整姓名。', en: 'Enter the full name.' },
  SOURCE,
);

const MIXED_FINDING = blocks(
  'identifier.person_name.mixed_scripts',
  {
    zh: '姓名混用了多种文字。',
    en: 'The name mixes several scripts.',
  },
  {
    zh: '请只按证件上的一种文字填写姓名。',
    en: 'Enter the name in the one script of the document.',
  },
  'UTS 39, 5.2',
);

const LATIN_FINDING = warns(
  'identifier.person_name.with_latin',
  {
    zh: '姓名同时含有汉字和拉丁字母。',
    en: 'The name has both Chinese and Latin letters.',
  },
  {
    zh: '请与证件核对，通常只填写其中一种。',
    en: 'Compare it with the document: usually it is one of the two.',
  },
  SOURCE,
);

/** Checks the name of a natural person: at least two letters, of one script, without digits and signs. */
export function checkPersonName(text: string): IdentifierFinding | undefined {
  const name = text.normalize('NFKC').trim();
  if (!NAME.test(name)) return SIGNS_FINDING;
  if ((name.match(/\p{L}/gu) ?? []).length < 2) return SHORT_FINDING;
  const mix = scriptMixOf(name);
  if (mix === 'mixed') return MIXED_FINDING;
  return mix === 'withLatin' ? LATIN_FINDING : undefined;
}
