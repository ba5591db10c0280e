import type { Bilingual, Locale } from '#domain/bilingual.ts';
import { CodedError } from '#domain/errors.ts';
import { reasonOf, type ReviewReasonCode } from './review-reasons.ts';
import { variableOf, type VariableName, type VariableValue } from './variables.ts';

/** The values that a reason's text has for one order, by variable. */
export type ReasonValues = Readonly<Record<string, VariableValue>>;

/** A reason as its reader gets it, in one language. */
export interface ReasonText {
  readonly title: string;
  readonly explanation: string;
  readonly remedy: string;
}

const PLACEHOLDER = /\{(\w+)\}/g;

/** Stands in a text of the record where its value is not known: the table has changed since. */
const UNKNOWN = '…';

/** The names in braces in a text, each once. */
export function variablesIn({ zh, en }: Bilingual): readonly string[] {
  return [...new Set([...`${zh}${en}`.matchAll(PLACEHOLDER)].map(([, name = '']) => name))];
}

/**
 * Checks that a reason gets exactly the values that its text names, each of its kind.
 * @param at where the reason stands in what was sent, for the refusal's field.
 * @throws CodedError `reason.variable_unknown`, `reason.variable_missing`, `reason.variable_malformed`.
 */
export function checkReasonValues(code: ReviewReasonCode, values: ReasonValues, at = ''): void {
  const { variables } = reasonOf(code);
  const needs = variables.length === 0 ? 'no variables' : variables.join(', ');
  const stranger = Object.keys(values).find((name) => !variables.some((known) => known === name));
  if (stranger !== undefined) {
    throw new CodedError('reason.variable_unknown', `The reason ${code} has no “${stranger}”.`, {
      field: `${at}/variables/${stranger}`,
      facts: { variables },
      remedy: `It takes ${needs}.`,
    });
  }
  for (const name of variables) checkValue(code, name, values, at);
}

function checkValue(
  code: ReviewReasonCode,
  name: VariableName,
  values: ReasonValues,
  at: string,
): void {
  const { expects, example, accepts } = variableOf(name);
  const value = Object.hasOwn(values, name) ? values[name] : undefined;
  const field = `${at}/variables/${name}`;
  const remedy = `Give ${expects.en}, for example ${JSON.stringify(example)}.`;
  if (value === undefined) {
    throw new CodedError('reason.variable_missing', `The reason ${code} needs “${name}”.`, {
      ...{ field, remedy },
      facts: { variables: reasonOf(code).variables },
    });
  }
  if (!accepts(value)) {
    throw new CodedError('reason.variable_malformed', `“${name}” must be ${expects.en}.`, {
      ...{ field, remedy },
    });
  }
}

/**
 * A reason in words for one order: title, explanation and remedy with their values in place.
 * @throws CodedError what `checkReasonValues` throws.
 */
export function reasonText(
  code: ReviewReasonCode,
  values: ReasonValues,
  locale: Locale,
): ReasonText {
  checkReasonValues(code, values);
  return recordedReasonText(code, values, locale);
}

/** The same for a return that stands in the record: what a later release asks for is left open, not refused. */
export function recordedReasonText(
  code: ReviewReasonCode,
  values: ReasonValues,
  locale: Locale,
): ReasonText {
  const { title, explanation, remedy } = reasonOf(code);
  return {
    title: title[locale],
    explanation: filled(explanation[locale], values, locale),
    remedy: filled(remedy[locale], values, locale),
  };
}

function filled(text: string, values: ReasonValues, locale: Locale): string {
  return text.replace(PLACEHOLDER, (_, name: VariableName) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined) return UNKNOWN;
    return variableOf(name).written?.(value, locale) ?? String(value);
  });
}
