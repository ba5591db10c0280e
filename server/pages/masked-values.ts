import type { Locale } from '#domain/bilingual.ts';
import { mayReveal } from '#domain/masking/reveals.ts';
import type { Role } from '#domain/roles.ts';
import type { Order } from './answers.ts';
import type { SummaryRow } from './form/summary.ts';
import { valueInWords } from './form/value-in-words.ts';
import type { RevealedFields } from './reveals.ts';

/** What stands where something is masked that has no shape of its own. */
const MASKED = '***';

/** Who reads an order's form, and what was just revealed of it. */
export interface FormReader {
  readonly order: Pick<Order, 'masked'>;
  readonly role: Role;
  readonly locale: Locale;
  readonly revealed: RevealedFields;
}

/** The values of a form's line, masked unless they were just revealed, and whether they may be. */
export function maskedValues(
  { pointer, values }: SummaryRow,
  { order, role, locale, revealed }: FormReader,
): { readonly values: readonly string[]; readonly reveal: boolean } {
  const shown = revealed.values.get(pointer);
  if (shown !== undefined) {
    return { values: valueInWords(pointer, shown, locale).split('\n'), reveal: false };
  }
  if (order.masked?.includes(pointer) !== true) return { values, reveal: false };
  return {
    values: values.length === 0 ? [MASKED] : values,
    reveal: mayReveal(role, 'orders.reveal', pointer),
  };
}
