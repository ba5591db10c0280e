import type { Locale } from '#domain/bilingual.ts';
import { CONSENTS } from '#domain/consents/texts.ts';

/** The text on sensitive data as a page shows it, with the version that its box sends. */
export function consentView(locale: Locale) {
  const { version, title, text } = CONSENTS.sensitiveData;
  return { version, title: title[locale], text: text[locale] };
}

/** The refusals that the text answers: none was accepted, or it has been changed since. */
export const wantsConsent = (code: string): boolean =>
  ['consent.required', 'consent.outdated'].includes(code);
