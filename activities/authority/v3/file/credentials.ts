import { createHash, randomInt } from 'node:crypto';
import iconv from 'iconv-lite';

const ALPHANUMERICS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** Shorter ones are refused with code 16. */
const RAND_VAL_LENGTH = 20;

/** The salt of one call: 20 random letters and digits. */
export function randVal(): string {
  return Array.from({ length: RAND_VAL_LENGTH }, () =>
    ALPHANUMERICS.charAt(randomInt(ALPHANUMERICS.length)),
  ).join('');
}

/** What a call proves its password with: base64 of the raw MD5 of the GBK bytes of password and salt. */
export function passwordHash(password: string, salt: string): string {
  return createHash('md5')
    .update(iconv.encode(password + salt, 'gbk'))
    .digest('base64');
}

/** A filing password as uploads carry it: MD5 of its GBK bytes, lower-case hex. V3.0 says "visible hex" and no more. */
export function filingPasswordHash(password: string): string {
  return createHash('md5').update(iconv.encode(password, 'gbk')).digest('hex');
}
