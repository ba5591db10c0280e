import type { Bilingual } from '#domain/bilingual.ts';
import type { Province } from '#domain/provinces.ts';
import type { Concerns } from '../concerns.ts';
import type { Place } from '../places.ts';
import type { Rule } from '../rule.ts';
import { codeOf, type Origin } from './origin.ts';

/** Something that applicants of a province should know and no field shows. */
export function tells(
  province: Province,
  origin: Origin,
  name: string,
  text: Bilingual,
  {
    concerns = {},
    field = 'subject/province',
  }: { readonly concerns?: Concerns; readonly field?: Place } = {},
): Rule {
  return {
    code: codeOf(province, name),
    provinces: [province],
    concerns,
    check: { kind: 'notice' },
    severity: 'informs',
    ...origin,
    text,
    remedy: { zh: '请知悉。', en: 'For your information.' },
    fields: [field],
  };
}
