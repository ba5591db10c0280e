import { readFileSync } from 'node:fs';
import type { Locale } from '#domain/bilingual.ts';

/** The subject of a notice's mail as it is sent, with “…” where each order has its own number. */
export function subjectLine(locale: Locale, template: string): string {
  const file = new URL(`../../templates/${locale}/${template}.mail.hbs`, import.meta.url);
  const [subject = ''] = readFileSync(file, 'utf8').split('\n');
  return subject.replaceAll(/\{\{\w+\}\}/g, '…').trim();
}
