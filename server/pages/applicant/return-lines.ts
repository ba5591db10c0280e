import type { Locale } from '#domain/bilingual.ts';
import type { OrderView } from '../../orders/schemas.ts';

/** One thing that was found wrong, by a reviewer or by the bureau's computers, in the reader's language. */
export interface ReturnLine {
  /** Tells it from the others of the same return. */
  readonly key: string;
  /** JSON pointers of the fields that it is about. */
  readonly pointers: readonly string[];
  readonly label: string;
  readonly title: string;
  readonly explanation: string;
  readonly remedy: string;
  readonly text: string;
  readonly curable: boolean;
}

/** Everything that a return says of single fields. */
export function returnLines(
  returned: OrderView['returned'],
  locale: Locale,
): readonly ReturnLine[] {
  if (returned === null) return [];
  const reasons = returned.reasons.map((reason, index) => ({
    ...{ key: `reason-${String(index)}`, pointers: [reason.field], label: reason.label[locale] },
    ...{ title: reason.title[locale], explanation: reason.explanation[locale] },
    ...{ remedy: reason.remedy[locale], text: reason.text ?? '', curable: reason.curable },
  }));
  const errors = returned.errors.map((error, index) => ({
    ...{ key: `error-${String(index)}`, pointers: error.fields, label: '', curable: true },
    ...{ title: error.title[locale], explanation: error.text ?? '' },
    ...{ remedy: error.remedy[locale], text: '' },
  }));
  return [...reasons, ...errors];
}
