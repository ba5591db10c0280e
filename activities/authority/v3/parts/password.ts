import { createHash } from 'node:crypto';
import iconv from 'iconv-lite';
import type { Pen } from '../pen.ts';
import { leaf, type Xml } from '../xml.ts';

/**
 * The filing password (ICPmm): MD5 of its GBK bytes, lower-case hex. V3.0 says "visible hex" and no more.
 * Where the block wants one and there is none, that is a finding.
 */
export function passwordElement(pen: Pen, password: string | undefined, needed: boolean): Xml[] {
  if (password === undefined || password === '') {
    return needed ? pen.fail('/password', 'missing') : [];
  }
  return [leaf('ICPmm', createHash('md5').update(iconv.encode(password, 'gbk')).digest('hex'))];
}
