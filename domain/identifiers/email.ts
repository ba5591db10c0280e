import { readDomain } from './domain.ts';
import { blocks, type IdentifierFinding } from './finding.ts';

/** RFC 5321, 4.5.3.1: the longest local part. */
const LONGEST_LOCAL_PART = 64;

/** RFC 5322 dot-atom. Quoted local parts are refused: the bureaus' systems don't take them. */
const LOCAL_PART = /^[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*$/;

const FORMAT_FINDING = blocks(
  'identifier.email.format',
  { zh: '电子邮箱地址格式不正确。', en: 'This is not an e-mail address.' },
  {
    zh: '请填写一个常用邮箱，例如 name@example.cn。',
    en: 'Enter one address in use, for example name@example.cn.',
  },
  'RFC 5321, 4.1.2; RFC 5322, 3.4.1',
);

const DOMAIN_FINDING = blocks(
  'identifier.email.domain',
  {
    zh: '电子邮箱 @ 之后的域名不存在公共后缀。',
    en: 'What follows the @ has no public domain suffix.',
  },
  { zh: '请核对 @ 之后的部分。', en: 'Check what follows the @.' },
  'Public Suffix List, ICANN section',
);

/** Checks an e-mail address (RFC 5321, RFC 5322): its form and the public suffix of its domain. */
export function checkEmail(text: string): IdentifierFinding | undefined {
  const at = text.lastIndexOf('@');
  const local = text.slice(0, Math.max(at, 0));
  if (!LOCAL_PART.test(local) || local.length > LONGEST_LOCAL_PART) return FORMAT_FINDING;
  const domain = readDomain(text.slice(at + 1));
  if (!domain) return FORMAT_FINDING;
  return domain.registrable ? undefined : DOMAIN_FINDING;
}
