import { blocks, type IdentifierFinding } from './finding.ts';
import { scriptMixOf } from './scripts.ts';

const MIXED_FINDING = blocks(
  'identifier.organisation_name.mixed_scripts',
  { zh: '名称混用了多种文字。', en: 'The name mixes several scripts.' },
  {
    zh: '请按证件上的名称重新输入，不要复制粘贴。',
    en: 'Type the name as on the certificate instead of pasting it.',
  },
  'UTS 39, 5.2',
);

const SHORT_FINDING = blocks(
  'identifier.organisation_name.short',
  { zh: '主体名称至少应有两个字。', en: 'The name has two characters at least.' },
  { zh: '请按证件填写全称。', en: 'Enter it in full, as on the certificate.' },
  '证件名称填写要求：与证件一致',
);

/** Checks the name of an organisation: two letters at least, of scripts that stand together in one name. */
export function checkOrganisationName(text: string): IdentifierFinding | undefined {
  const name = text.normalize('NFKC').trim();
  if ((name.match(/[\p{L}\p{N}]/gu) ?? []).length < 2) return SHORT_FINDING;
  return scriptMixOf(name) === 'mixed' ? MIXED_FINDING : undefined;
}
