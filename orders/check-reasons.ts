import { CodedError } from '#domain/errors.ts';
import type { FieldReason } from '#domain/events.ts';
import { fieldPointers } from '#domain/forms/form-registry.ts';
import { findReasons } from '#domain/reasons/find-reasons.ts';
import { fieldsOfReason } from '#domain/reasons/reason-fields.ts';
import { checkReasonValues, type ReasonValues } from '#domain/reasons/reason-text.ts';
import { reasonOf } from '#domain/reasons/review-reasons.ts';
import type { FilingType } from '#domain/filing-types.ts';

/** A reason as a reviewer gives it: where, why, and what he adds in his own words. */
export interface GivenReason extends FieldReason {
  /** The values in the reason's text. */
  readonly variables?: ReasonValues;
  /** For the applicant, about this field. */
  readonly text?: string;
}

/** A decision as far as its reasons go. */
interface Reasoned {
  readonly decision: 'pass' | 'returnToComplete' | 'reject';
  readonly reasons: readonly GivenReason[];
  readonly text?: string;
  readonly filingType: string;
}

/** Whether somebody wrote something. */
export const written = (text: string | null | undefined): string | null => text?.trim() || null;

/**
 * Checks the reasons of a decision: a return says at least one, each at a field that it can be at and with
 * the values that its text names; a pass says none. What can't be corrected is no return for correction: it is
 * a rejection, and so takes two people.
 * @throws CodedError `decision.…`, `reason.variable_…`, each with the reason's place in the decision.
 */
export function checkReasons({ decision, reasons, text, filingType }: Reasoned): void {
  if (decision === 'pass' && reasons.length > 0) {
    throw new CodedError('decision.reasons_not_wanted', 'A pass has no reasons.', {
      field: '/reasons',
      remedy: 'Return the order where something has to be corrected.',
    });
  }
  if (decision !== 'pass' && reasons.length === 0) {
    throw new CodedError(
      'decision.reasons_missing',
      'A return needs at least one reason at a field.',
      {
        field: '/reasons',
        remedy: 'Name the field that is to be corrected, and why.',
      },
    );
  }
  const fields = fieldPointers(filingType);
  for (const [index, reason] of reasons.entries()) {
    const at = `/reasons/${String(index)}`;
    checkField(reason, filingType, fields, `${at}/field`);
    checkReasonValues(reason.code, reason.variables ?? {}, at);
    if (decision === 'returnToComplete' && !reasonOf(reason.code).curable) {
      throw incurable(reason, `${at}/code`);
    }
    if (reason.code === 'other' && (written(reason.text) ?? written(text)) === null) {
      throw new CodedError('decision.text_missing', 'The reason “other” needs a text.', {
        field: '/text',
        remedy: 'Write to the applicant what is wrong and what to do.',
      });
    }
  }
}

function incurable({ code }: GivenReason, field: string): CodedError {
  const { en } = reasonOf(code).title;
  return new CodedError('decision.incurable', `“${en}” can’t be corrected by the applicant.`, {
    field,
    remedy: 'Reject the order: a second person accepts that. Or choose a reason that can be cured.',
  });
}

function checkField(
  { field, code }: GivenReason,
  filingType: string,
  fields: readonly string[],
  at: string,
): void {
  if (!fields.includes(field)) {
    throw new CodedError('decision.field_unknown', `The form has no field ${field}.`, {
      field: at,
      facts: { fields },
      remedy: 'Choose one of the fields of this filing type’s form.',
    });
  }
  const possible = fieldsOfReason(code, filingType);
  if (possible.includes(field)) return;
  const { en } = reasonOf(code).title;
  const others = findReasons({ filingType: filingType as FilingType, field });
  throw new CodedError('decision.field_not_for_reason', `“${en}” can’t be said of ${field}.`, {
    field: at,
    facts: { fields: possible, reasons: others },
    remedy:
      possible.length === 0
        ? 'The reason does not occur in such a filing: choose another, or “other” with a text.'
        : `Point at one of: ${possible.join(', ')}; or choose a reason that fits this field.`,
  });
}
