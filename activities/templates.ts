import { readFileSync } from 'node:fs';
import Handlebars from 'handlebars';
import type { Locale } from '#domain/bilingual.ts';
import type { NoticeTemplate } from '#domain/notices.ts';

/** What a notice may speak of. */
export interface NoticeVariables {
  readonly orderNo: string;
  readonly serviceName: string;
  readonly icpNumber: string;
  /** The last day of the applicant's term, YYYY-MM-DD in Shanghai; empty where none runs. */
  readonly dueDay: string;
  readonly reasons: readonly {
    readonly title: string;
    readonly field: string;
    readonly remedy: string;
  }[];
  /** What the reviewer or the bureau wrote. */
  readonly opinion: string;
}

const compiled = new Map<string, Handlebars.TemplateDelegate<NoticeVariables>>();

/**
 * Writes a notice from its file, `templates/<locale>/<template>.<channel>.hbs`. Texts are plain, so
 * nothing is escaped; a variable that a template misspells stops it.
 */
export function renderTemplate(
  locale: Locale,
  template: NoticeTemplate,
  channel: 'sms' | 'mail',
  variables: NoticeVariables,
): string {
  const file = `${locale}/${template}.${channel}.hbs`;
  let write = compiled.get(file);
  if (write === undefined) {
    const source = readFileSync(new URL(`../templates/${file}`, import.meta.url), 'utf8');
    write = Handlebars.compile(source, { noEscape: true, strict: true });
    compiled.set(file, write);
  }
  return write(variables).trim();
}
