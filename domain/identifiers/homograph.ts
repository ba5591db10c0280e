import { blocks, warns, type IdentifierFinding } from './finding.ts';
import { scriptMixOf } from './scripts.ts';

const MIXED = blocks(
  'identifier.domain.mixed_scripts',
  {
    zh: '域名的同一级中混用了不同文字的字母（例如拉丁字母与西里尔字母），易与其他域名混淆。',
    en: 'One label of the domain mixes scripts (for example Latin and Cyrillic), as imitations do.',
  },
  {
    zh: '请切换输入法后重新输入域名，不要复制粘贴。',
    en: 'Type the domain again with one keyboard layout instead of pasting it.',
  },
  'UTS 39, 5.2 (Highly Restrictive)',
);

const LOOKS_LATIN = warns(
  'identifier.domain.looks_latin',
  {
    zh: '域名全部由形似拉丁字母的其他文字组成，易与其他域名混淆。',
    en: 'A label of the domain is of letters that only look Latin, and is easily taken for another.',
  },
  {
    zh: '请核对域名证书；确为该域名则可继续。',
    en: 'Compare it with the domain certificate; if it is right, go on.',
  },
  'UTS 39, 4.1 (whole-script confusables)',
);

/** Lower-case Cyrillic and Greek letters that are taken for Latin ones (UTS 39, confusables.txt). */
const LATIN_LIKE = /^[асеорхуіјѕһԁԛԝӏгѵαγικνορτυω\d-]+$/u;

const HAS_LETTER_BEYOND_ASCII = /[^\x20-\x7e]/;

/**
 * Checks a domain in its canonical form for labels that imitate others: scripts mixed in one label, and
 * labels of one script that could be read as Latin. Chinese with Latin letters is how names are written here.
 */
export function checkHomograph(name: string): IdentifierFinding | undefined {
  const labels = name.split('.').filter((label) => HAS_LETTER_BEYOND_ASCII.test(label));
  if (labels.some((label) => scriptMixOf(label) === 'mixed')) return MIXED;
  return labels.some((label) => LATIN_LIKE.test(label)) ? LOOKS_LATIN : undefined;
}
