import { filingPasswordHash } from '../file/credentials.ts';
import type { Pen } from '../pen.ts';
import { leaf, type Xml } from '../xml.ts';

/** The filing password (ICPmm), hashed. Where the block wants one and there is none, that is a finding. */
export function passwordElement(pen: Pen, password: string | undefined, needed: boolean): Xml[] {
  if (password === undefined || password === '') {
    return needed ? pen.fail('/password', 'missing') : [];
  }
  return [leaf('ICPmm', filingPasswordHash(password))];
}
