import { Fields, FieldError } from '../shared/fields.ts';
import type { ReportError, Rule } from './rule.ts';

function readError(value: unknown, index: number): ReportError {
  const error = new Fields(value, `errors.${index}`);
  return {
    code: error.text('code'),
    field: error.optionalText('field') ?? '',
    message: error.text('message'),
  };
}

/** Reads `POST /control/decisions`. Throws FieldError. */
export function readRule(body: unknown, id: number, at: number): Rule {
  const fields = new Fields(body);
  const given = (field: 'orderNo' | 'reportId' | 'subjectName' | 'opinion'): object => {
    const value = fields.optionalText(field);
    return value === undefined ? {} : { [field]: value };
  };
  const days = fields.optionalNumber('afterWorkingDays');
  if (days !== undefined && !Number.isInteger(days)) {
    throw new FieldError('afterWorkingDays', 'must be a whole number');
  }
  const errors = fields.list('errors').map(readError);
  return {
    id,
    at,
    ...given('orderNo'),
    ...given('reportId'),
    ...given('subjectName'),
    decision: fields.oneOf('decision', ['approve', 'refuse', 'refuseReport']),
    ...given('opinion'),
    ...(days === undefined ? {} : { afterWorkingDays: days }),
    ...(errors.length === 0 ? {} : { errors }),
    once: fields.flag('once'),
  };
}
