import { Pointer } from 'typebox/value';

/**
 * A form with some fields of another: what is not there is taken away.
 * @param fields JSON pointers
 */
export function takeFields(form: unknown, other: unknown, fields: readonly string[]): unknown {
  const taken = structuredClone(form ?? {});
  for (const field of fields) {
    if (Pointer.Has(other, field)) Pointer.Set(taken, field, Pointer.Get(other, field));
    else if (Pointer.Has(taken, field)) Pointer.Delete(taken, field);
  }
  return taken;
}
