import type { Told, VerificationTaskNews } from '../news.ts';
import type { Cursor } from './cursor.ts';
import { readServices, readSubject } from './filing.ts';

/** A filing to be verified (HSRW/Baxx). Its ids are the bureau's by the schema, the provider's by the text. */
export function readVerificationTask(record: Cursor): Told<VerificationTaskNews> {
  return {
    kind: 'verificationTask',
    subject: readSubject(record),
    services: readServices(record),
    remarks: record.text('Bz'),
  };
}
