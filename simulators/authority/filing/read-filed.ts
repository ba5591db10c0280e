import { Fields, FieldError } from '../../shared/fields.ts';
import { readProvince } from '../province-settings.ts';
import { readShape, ShapeError } from '../wire/read-shape.ts';
import type { Content } from '../wire/shape.ts';
import { newSubject } from '../wire/upload-shapes.ts';
import { writeShape } from '../wire/write-shape.ts';
import { parseXml } from '../wire/xml.ts';
import type { FiledRecord } from './enter-filed.ts';
import { newPassword } from './password.ts';
import type { NewSubject } from './records.ts';

/** Ids are kept as digits: a number of JSON can't hold 64 bits. */
function withTexts(body: unknown): unknown {
  return JSON.parse(JSON.stringify(body), (_key, value: unknown) =>
    typeof value === 'number' ? String(value) : value,
  );
}

/**
 * Reads `POST /control/register`: `{ code, ispId, Zt_xx, Wz_xx, app?, password? }`, the record as it
 * would be reported as a new subject. The bureau's ids and numbers may be in it; others are given.
 * @throws FieldError
 */
export function readFiled(body: unknown, at: number): FiledRecord {
  const fields = new Fields(body);
  const code = readProvince(fields);
  const record = withTexts(body) as NewSubject;
  try {
    // What the shape of a report does not know is left out by the writing, hence not objected to.
    readShape(newSubject, parseXml(writeShape(newSubject, 'Baxx', body as Content)), 'Baxx');
  } catch (error) {
    if (error instanceof ShapeError) throw new FieldError('Zt_xx', error.message);
    throw error;
  }
  return {
    code,
    ispId: fields.text('ispId'),
    password: fields.optionalText('password') ?? newPassword(),
    app: fields.flag('app'),
    at,
    subject: record.Zt_xx,
    services: record.Wz_xx,
  };
}
