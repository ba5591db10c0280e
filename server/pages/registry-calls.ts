import type {
  ComparisonView,
  FilingListView,
  FilingView,
  VersionsView,
} from '../registry/schemas.ts';
import type { RevealedView } from '../reveals/schemas.ts';
import { id, type Ask } from './ask-api.ts';

/** What is wanted of masked fields, and why. */
interface Wanted {
  readonly fields: readonly string[];
  readonly reason: string;
}

const given = (wanted: Readonly<Record<string, string | undefined>>) =>
  Object.entries(wanted).filter((pair): pair is [string, string] => (pair[1] ?? '') !== '');

/** The calls of the API about what is filed, and about what is masked of it and of orders. */
export const registryCalls = (ask: Ask) => ({
  registry: async (wanted: Readonly<Record<string, string | undefined>>) => {
    const body = Object.fromEntries(given(wanted));
    return (await ask<FilingListView>('POST', '/filings/search', { body })).body;
  },
  filing: async (number: string) => (await ask<FilingView>('GET', `/filings/${id(number)}`)).body,
  versions: async (number: string) =>
    (await ask<VersionsView>('GET', `/filings/${id(number)}/versions`)).body,
  compare: async (number: string, versions: { from: string; to: string; record: string }) => {
    const asked = new URLSearchParams(given(versions)).toString();
    const path = `/filings/${id(number)}/versions/compare?${asked}`;
    return (await ask<ComparisonView>('GET', path)).body;
  },
  revealOfOrder: async (orderNo: string, wanted: Wanted) =>
    (await ask<RevealedView>('POST', `/orders/${id(orderNo)}/reveal`, { body: wanted })).body,
  revealOfFiling: async (number: string, wanted: Wanted & { readonly record: string }) =>
    (await ask<RevealedView>('POST', `/filings/${id(number)}/reveal`, { body: wanted })).body,
});
