import { FILING_TYPES } from '#domain/filing-types.ts';
import { PROVINCES } from '#domain/provinces.ts';
import { reachOf } from '#domain/rights/rights.ts';
import { STAFF, type Role } from '#domain/roles.ts';
import type { Locale } from '#domain/bilingual.ts';
import type { AccountLine } from '../../accounts/account-schemas.ts';
import { nameOfValue } from '../form/choice-names.ts';
import { typeName } from '../order-line.ts';
import { allOf, oneOf, type Fields } from '../visit.ts';
import { word } from '../words.ts';

type Scope = AccountLine['scopes'][number];

/** What stands in a form for all provinces. */
const EVERYWHERE = '*';

/** Whether a role has a scope at all: reviewers have. */
export const isScoped = (role: string): boolean => reachOf(role as Role, 'orders.read') === 'scope';

/** A scope as a form sends it back. */
const written = ({ province, filingType }: Scope): string =>
  `${province ?? EVERYWHERE}|${filingType ?? EVERYWHERE}`;

const given = (text: string | undefined): string | null =>
  text === undefined || text === '' || text === EVERYWHERE ? null : text;

function readScope(text: string): Scope {
  const [province, filingType] = text.split('|');
  return { province: given(province), filingType: given(filingType) };
}

/** The scopes that a form leaves: those that stay ticked, and one filing type in each of the added provinces. */
export function scopesIn(fields: Fields): readonly Scope[] {
  const filingType = oneOf(fields, 'filingType');
  const added = allOf(fields, 'province').map((province) => `${province}|${filingType}`);
  return [...new Set([...allOf(fields, 'scope'), ...added])].map(readScope);
}

/** A scope in words. */
function scopeName({ province, filingType }: Scope, locale: Locale): string {
  const where =
    province === null
      ? word(locale, 'security.allProvinces')
      : nameOfValue('province', province)[locale];
  const what =
    filingType === null ? word(locale, 'security.allTypes') : typeName(filingType)[locale];
  return `${where} · ${what}`;
}

/** Scopes in words, each as a form sends it back. */
export const scopeLines = (scopes: readonly Scope[], locale: Locale) =>
  scopes.map((scope) => ({ value: written(scope), name: scopeName(scope, locale) }));

/** What somebody reviews, in one line. None is everything. */
export const scopesInWords = (scopes: readonly Scope[], locale: Locale): string =>
  scopes.length === 0
    ? word(locale, 'security.everything')
    : scopes.map((scope) => scopeName(scope, locale)).join(locale === 'zh' ? '；' : '; ');

/** The roles that an account can have; an applicant's stays one, and a colleague's never becomes one. */
export const roleChoices = (chosen: string, roles: readonly string[] = STAFF) =>
  roles.map((role) => ({ role, title: `role.${role}`, chosen: role === chosen }));

/** What a scope is put together from. */
export const SCOPE_CHOICES = {
  everywhere: EVERYWHERE,
  provinces: Object.keys(PROVINCES).map((code) => ({ code, name: nameOfValue('province', code) })),
  types: Object.entries(FILING_TYPES).map(([code, name]) => ({ code, name })),
};
