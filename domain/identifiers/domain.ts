import { parse } from 'tldts';
import { blocks, type IdentifierFinding } from './finding.ts';
import { checkHomograph } from './homograph.ts';
import { asciiLabel, isALabel, readableLabel } from './idn-label.ts';

/** The deepest level that a filing takes (四级域名): a public suffix is the first, `a.b.example.cn` has four. */
export const DEEPEST_LEVEL = 4;

/** RFC 1035, 2.3.4. */
const LONGEST_LABEL = 63;
const LONGEST_NAME = 253;

/** No name is longer, however it is typed; what is, is not looked into. */
const LONGEST_TYPED = 1024;

/** A label of letters and digits of any script, with hyphens inside (RFC 5891). */
const LABEL = /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]*[\p{L}\p{M}\p{N}])?$/u;

/** The dot of the root, which a name may end with; one only. */
const CLOSING_DOT = /(?<![\s.])\s*\.\s*$/;

/** A domain name, taken apart. */
export interface DomainName {
  /** Lower case, as typed otherwise: internationalised names stay in their own script. */
  readonly name: string;
  /** What one registers at a registrar (`example.com.cn`); undefined without a known public suffix before it. */
  readonly registrable: string | undefined;
  /** 1 for a public suffix, 2 for the registrable domain, and so on. */
  readonly level: number;
}

const BAD_NAME = blocks(
  'identifier.domain.format',
  {
    zh: '域名格式不正确：只能由字母、数字、汉字、连字符和点组成。',
    en: 'This is not a domain name: letters, digits, Chinese characters, hyphens and dots only.',
  },
  {
    zh: '请只填写域名，例如 example.cn，不含 http://、端口和路径。',
    en: 'Enter the domain only, for example example.cn, without http://, port or path.',
  },
  'RFC 1035, 2.3; RFC 5891, 4.2',
);

const BAD_SUFFIX = blocks(
  'identifier.domain.suffix',
  {
    zh: '域名后缀不存在，或只填写了后缀。',
    en: 'The domain ends with no public suffix, or is nothing but one.',
  },
  {
    zh: '请核对域名后缀，例如 .cn、.com、.com.cn、.公司。',
    en: 'Check how it ends, for example .cn, .com, .com.cn, .公司.',
  },
  'Public Suffix List, ICANN section',
);

const TOO_DEEP = blocks(
  'identifier.domain.level',
  { zh: '域名超过四级。', en: 'The domain goes deeper than the fourth level.' },
  { zh: '请填写四级以内的域名。', en: 'Enter the domain down to its fourth level.' },
  'ICP 备案填写说明：域名最多四级',
);

/**
 * The form in which domains are compared and stored: NFKC, lower case, no white space or dot around it,
 * internationalised labels in their own script (`xn--fiqs8s.cn` is `中国.cn`).
 */
export function canonicalDomain(text: string): string {
  const typed = text.normalize('NFKC').trim().replaceAll('。', '.').toLowerCase();
  const bare = typed.normalize('NFKC').replace(CLOSING_DOT, '');
  return bare.split('.').map(readableLabel).join('.');
}

function isLabel(label: string): boolean {
  return LABEL.test(label) && !isALabel(label) && asciiLabel(label).length <= LONGEST_LABEL;
}

/** Takes a domain name apart; undefined for what is not one. The public suffix list decides where it is registered. */
export function readDomain(text: string): DomainName | undefined {
  if (text.length > LONGEST_TYPED) return undefined;
  const name = canonicalDomain(text);
  const labels = name.split('.');
  const ascii = labels.map(asciiLabel).join('.');
  if (!labels.every(isLabel) || labels.length < 2 || ascii.length > LONGEST_NAME) return undefined;
  const { isIcann, isIp, domain, subdomain } = parse(name);
  if (isIp) return undefined;
  const registrable = isIcann && domain !== null ? domain : undefined;
  const below = registrable && subdomain ? subdomain.split('.').length : 0;
  return { name, registrable, level: registrable ? 2 + below : 1 };
}

/**
 * Checks a domain of a service: form, public suffix (ICANN section), level, scripts that imitate each other.
 * An internationalised name may be given in its script or as xn--.
 */
export function checkDomain(text: string): IdentifierFinding | undefined {
  const domain = readDomain(text);
  if (!domain) return BAD_NAME;
  if (!domain.registrable) return BAD_SUFFIX;
  if (domain.level > DEEPEST_LEVEL) return TOO_DEEP;
  return checkHomograph(domain.name);
}
