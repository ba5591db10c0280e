import ipaddr from 'ipaddr.js';
import { CodedError } from '#domain/errors.ts';
import { blocks, type IdentifierCheck } from './finding.ts';
import { readIpAddress } from './ip-address.ts';

const NOT_OURS = blocks(
  'identifier.ip_address.not_ours',
  {
    zh: '该 IP 地址不在本接入商的地址段内。',
    en: 'The address lies in none of the ranges of this provider.',
  },
  {
    zh: '请填写在本接入商购买的服务器的公网 IP。',
    en: 'Enter the public address of a server that was bought here.',
  },
  '企业系统接口规范 V3.0：1063',
);

type Block = ReturnType<typeof ipaddr.parseCIDR>;

/**
 * Makes the check whether an address is one of the provider's own.
 * @param ranges as CIDR blocks (`121.36.0.0/16`, `2407:c080::/32`), from the provider's settings.
 * @throws CodedError `ip_ranges.malformed` for what is no block.
 */
export function withinRanges(ranges: readonly string[]): IdentifierCheck {
  const blocksOfOurs = ranges.map(readBlock);
  return (text) => {
    const address = readIpAddress(text);
    if (!address) return undefined;
    const ours = blocksOfOurs.some(
      (block) => block[0].kind() === address.kind() && address.match(block),
    );
    return ours ? undefined : NOT_OURS;
  };
}

/**
 * Reads a list of ranges as a setting or an option gives it: CIDR blocks with commas between.
 * @throws CodedError `ip_ranges.malformed`.
 */
export function parseRanges(text: string): string[] {
  const ranges = text.split(',').map((range) => range.trim());
  for (const range of ranges) readBlock(range);
  return ranges;
}

function readBlock(range: string): Block {
  const [address = '', bits = ''] = range.split('/');
  const parsed = readIpAddress(address);
  if (parsed && /^\d{1,3}$/.test(bits) && ipaddr.isValidCIDR(range)) return [parsed, Number(bits)];
  throw new CodedError('ip_ranges.malformed', `"${range}" is no range of addresses.`, {
    remedy: 'Write each range as a CIDR block, for example 121.36.0.0/16 or 2407:c080::/32.',
  });
}
