import ipaddr from 'ipaddr.js';
import { blocks, type IdentifierFinding } from './finding.ts';

const FORMAT_FINDING = blocks(
  'identifier.ip_address.format',
  { zh: 'IP 地址格式不正确。', en: 'This is not an IP address.' },
  {
    zh: '请填写完整的 IPv4 或 IPv6 地址，不含端口、掩码和前导零。',
    en: 'Enter a full IPv4 or IPv6 address, without port, mask or leading zeros.',
  },
  'RFC 791; RFC 4291, 2.2',
);

const NOT_PUBLIC_FINDING = blocks(
  'identifier.ip_address.not_public',
  {
    zh: '该 IP 地址不是公网地址（内网、保留或特殊用途）。',
    en: 'This address is not public (private, reserved or for a special use).',
  },
  {
    zh: '请填写服务器在本接入商处的公网 IP。',
    en: 'Enter the public address of the server at this provider.',
  },
  'RFC 6890 (IANA special-purpose address registries)',
);

/** IANA: global unicast IPv6 is assigned from this block only. */
const GLOBAL_UNICAST = ipaddr.parseCIDR('2000::/3');

/** One address without zone, brackets, or the old short and octal writings of IPv4; undefined for anything else. */
export function readIpAddress(text: string): ipaddr.IPv4 | ipaddr.IPv6 | undefined {
  if (ipaddr.IPv4.isValidFourPartDecimal(text)) return ipaddr.IPv4.parse(text);
  return /^[\da-f:.]+$/i.test(text) && ipaddr.IPv6.isValid(text)
    ? ipaddr.IPv6.parse(text)
    : undefined;
}

function isPublic(address: ipaddr.IPv4 | ipaddr.IPv6): boolean {
  const unicast = address.range() === 'unicast';
  return unicast && (address.kind() === 'ipv4' || address.match(GLOBAL_UNICAST));
}

/** Checks an address of a server: IPv4 or IPv6, and public by the IANA special-purpose registries (RFC 6890). */
export function checkIpAddress(text: string): IdentifierFinding | undefined {
  const address = readIpAddress(text);
  if (!address) return FORMAT_FINDING;
  return isPublic(address) ? undefined : NOT_PUBLIC_FINDING;
}
