import type { ReasonView } from '../../reasons/schemas.ts';
import type { Decision, Said } from '../answers.ts';
import { allOf, oneOf, type Fields } from '../visit.ts';

/** Stands between the field and the code of a chosen reason; neither holds one. */
const BETWEEN = '|';

/** The name of what belongs to one reason at one field. */
export const nameOf = (part: string, field: string, code: string, variable = ''): string =>
  [part, field, code, ...(variable === '' ? [] : [variable])].join(BETWEEN);

/** How a reason at a field is written in a form. */
export const choiceOf = (field: string, code: string): string => `${field}${BETWEEN}${code}`;

type Reason = NonNullable<Decision['reasons']>[number];

const asNumber = (text: string): string | number => (/^\d{1,9}$/.test(text) ? Number(text) : text);

function variablesOf(fields: Fields, reason: ReasonView, field: string) {
  const given = reason.variables.flatMap(({ name, example }) => {
    const text = oneOf(fields, nameOf('variable', field, reason.code, name)).trim();
    if (text === '') return [];
    return [[name, typeof example === 'number' ? asNumber(text) : text] as const];
  });
  return Object.fromEntries(given);
}

function reasonOf(fields: Fields, reason: ReasonView, field: string): Reason {
  const variables = variablesOf(fields, reason, field);
  const text = oneOf(fields, nameOf('text', field, reason.code))
    .replaceAll('\r\n', '\n')
    .trim();
  return {
    ...{ field, code: reason.code },
    ...(Object.keys(variables).length > 0 && { variables }),
    ...(text !== '' && { text }),
  };
}

/** The fields that a return is about, in the order in which they were chosen. */
export const chosenFields = (fields: Fields): readonly string[] => [
  ...new Set(allOf(fields, 'field').filter((pointer) => pointer !== '')),
];

/** A decision as its form was sent. What does not fit is for the API to refuse. */
export function decisionOf(fields: Fields, reasons: readonly ReasonView[]): Decision {
  const chosen = allOf(fields, 'reason').flatMap((choice) => {
    const [field = '', code = ''] = choice.split(BETWEEN);
    const reason = reasons.find((one) => one.code === code);
    return reason === undefined ? [] : [reasonOf(fields, reason, field)];
  });
  const text = oneOf(fields, 'text').replaceAll('\r\n', '\n').trim();
  return {
    decision: oneOf(fields, 'decision') || 'returnToComplete',
    reasons: chosen,
    ...(text !== '' && { text }),
  };
}

/** A second person's reasons and words: the decision itself is the recommended one. */
export const saidIn = ({ decision: _same, ...said }: Decision): Said => said;

/** Everything that was sent, to be sent again by the next page. */
export function keptFields(fields: Fields): readonly { name: string; value: string }[] {
  return Object.keys(fields)
    .filter((name) => name !== '_csrf' && name !== 'go')
    .flatMap((name) => allOf(fields, name).map((value) => ({ name, value })));
}
