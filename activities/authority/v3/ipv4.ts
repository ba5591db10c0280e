import ipaddr from 'ipaddr.js';

/** An IPv4 address in four parts as the unsigned 32-bit number that V3.0 writes; undefined where it is none. */
export function ipv4Number(text: string): number | undefined {
  if (!ipaddr.IPv4.isValidFourPartDecimal(text)) return undefined;
  return ipaddr.IPv4.parse(text).octets.reduce((sum, octet) => sum * 256 + octet, 0);
}

/** The address that a number of V3.0 stands for; undefined where it is not one of 32 bits. */
export function ipv4Text(number: number): string | undefined {
  if (!Number.isInteger(number) || number < 0 || number > 0xff_ff_ff_ff) return undefined;
  return [24, 16, 8, 0].map((shift) => (number >>> shift) & 0xff).join('.');
}

/** Whether a text is an IPv6 address, for which V3.0 has no place. */
export function isIpv6(text: string): boolean {
  return ipaddr.IPv6.isValid(text);
}
