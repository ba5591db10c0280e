import { attachmentElement } from '../parts/attachments.ts';
import type { Pen } from '../pen.ts';
import type { MaterialRecord } from '../records.ts';
import type { Xml } from '../xml.ts';

/** Material sent on its own (单独提交真实性核验材料): here, and only here, Fjxx itself repeats. */
export function materialElement(pen: Pen, { attachment }: MaterialRecord): Xml {
  return attachmentElement(pen, attachment, '/attachment', 'reference');
}
