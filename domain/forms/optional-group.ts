import Type from 'typebox';
import { group, type Label } from './fields.ts';

/** A group of fields that may be left out; once begun, it has to be complete. */
export function optionalGroup<Properties extends Type.TProperties>(
  label: Label,
  properties: Properties,
) {
  return Type.Optional(group(label, properties));
}
