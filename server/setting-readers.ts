import { existsSync, readFileSync } from 'node:fs';
import { readEndpoints, type Endpoint } from '#domain/authority/endpoint.ts';
import { parseRanges } from '#domain/identifiers/ip-ranges.ts';
import { AUDIT_MONTHS_AT_LEAST } from '#domain/policy.ts';
import { isLoopback } from '#identity/oidc/loopback.ts';

/** How the text of a setting becomes its value; throws a sentence's end ("must be …") where it can't. */
export type Read<T> = (text: string) => T;

export const text: Read<string> = (value) => value;

export const whole =
  (least: number, most: number): Read<number> =>
  (value) => {
    const number = Number(value);
    if (Number.isInteger(number) && number >= least && number <= most) return number;
    throw new Error(`must be a whole number from ${String(least)} to ${String(most)}`);
  };

export const address =
  (...schemes: string[]): Read<string> =>
  (value) => {
    const scheme = URL.canParse(value) ? new URL(value).protocol.slice(0, -1) : '';
    if (schemes.includes(scheme)) return value;
    throw new Error(
      `must be an address that begins with ${schemes.map((s) => `${s}://`).join(' or ')}`,
    );
  };

export const hostAndPort: Read<string> = (value) => {
  const [, port = ''] = /^[\w.-]+:(\d{1,5})$/.exec(value) ?? [];
  if (port !== '' && Number(port) > 0 && Number(port) <= 65_535) return value;
  throw new Error('must be host:port, for example temporal.internal:7233');
};

export const oneOf =
  <const T extends string>(...values: T[]): Read<T> =>
  (value) => {
    const found = values.find((known) => known === value);
    if (found !== undefined) return found;
    throw new Error(`must be one of ${values.join(', ')}`);
  };

export const key: Read<Buffer> = (value) => {
  const bytes = Buffer.from(value, 'base64');
  if (bytes.length === 32) return bytes;
  throw new Error('must be 32 bytes in base64');
};

/** `id:base64;id:base64`, the key that seals first. */
export const keyRing: Read<{ id: string; key: Buffer }[]> = (value) => {
  const ring = value.split(';').map((entry) => {
    const [, id = '', bytes = ''] = /^([\w-]{1,32}):(.+)$/.exec(entry) ?? [];
    if (id === '') throw new Error('must be id:key pairs, separated by ";"');
    return { id, key: key(bytes) };
  });
  if (new Set(ring.map(({ id }) => id)).size < ring.length) {
    throw new Error('must give each key an id of its own');
  }
  return ring;
};

/** The list itself, or the file that holds it: it has passwords in it, which need not stand in an environment. */
export const endpointList: Read<readonly Endpoint[]> = (value) => {
  if (value.startsWith('[')) return readEndpoints(value);
  if (!existsSync(value)) throw new Error('must be a file, or a JSON list of endpoints');
  return readEndpoints(readFileSync(value, 'utf8'));
};

export const keptMonths: Read<number> = (value) => {
  const months = Number(value);
  if (/^\d{1,4}$/.test(value) && months >= AUDIT_MONTHS_AT_LEAST) return months;
  const least = String(AUDIT_MONTHS_AT_LEAST);
  throw new Error(
    `must be ${least} months or more: the Cybersecurity Law (网络安全法) asks for six`,
  );
};

export const ranges: Read<readonly string[]> = (value) => {
  try {
    return parseRanges(value);
  } catch {
    throw new Error('must be CIDR blocks, for example 121.36.0.0/16,2407:c080::/32');
  }
};

/** Where tokens come from is asked over https; over http only on this very machine, where nobody is in between. */
export const issuer: Read<string> = (value) => {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  const held = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url));
  const plain = url?.search === '' && url.hash === '' && url.username === '' && url.password === '';
  if (held && plain) return value;
  throw new Error('must be the issuer’s address, which begins with https://');
};

/** Servers by scheme, host and port. */
export const servers: Read<readonly string[]> = (value) =>
  value.split(',').map((one) => {
    const url = URL.canParse(one.trim()) ? new URL(one.trim()) : undefined;
    if (url?.protocol === 'https:' && url.pathname === '/' && url.search === '') return url.origin;
    throw new Error(
      'must be servers, for example https://keys.example.com,https://api.example.com',
    );
  });

/** A secret that lies in a file. */
export const secretFile: Read<string> = (value) => {
  if (!existsSync(value)) throw new Error('must be a file');
  const secret = readFileSync(value, 'utf8').trim();
  if (secret === '') throw new Error('must be a file that is not empty');
  return secret;
};
