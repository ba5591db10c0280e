import Handlebars from 'handlebars';
import type { Locale } from '#domain/bilingual.ts';
import { CodedError } from '#domain/errors.ts';
import type { NoticeVariables } from '#domain/notice-variables.ts';
import { noticeFacts, type NoticeChannel, type NoticeTemplate } from '#domain/notices.ts';
import { escaped, linked } from './mail-html.ts';
import { readTemplate } from './template-files.ts';
import { namesOf, variablesIn } from './template-variables.ts';

/** A template that was read: its text as it stands, and with everything in it ready for HTML. */
interface Compiled {
  readonly plain: Handlebars.TemplateDelegate<Partial<NoticeVariables>>;
  readonly html: Handlebars.TemplateDelegate<Partial<NoticeVariables>>;
}

const compiled = new Map<string, Compiled>();

/**
 * Reads a text of a notice from its file, `templates/<locale>/<template>.<channel>.hbs`, and writes it
 * plainly or for HTML. Only the variables that the notice may use reach it.
 * @throws CodedError `template.missing`, `template.variable` (a name that is not among the notice's).
 */
export function renderTemplate(
  locale: Locale,
  template: NoticeTemplate,
  channel: NoticeChannel,
  form: keyof Compiled,
  variables: Partial<NoticeVariables>,
): string {
  const file = `${locale}/${template}.${channel}.hbs`;
  let write = compiled.get(file);
  if (write === undefined) {
    write = compile(readTemplate(file), file, noticeFacts(template).variables);
    compiled.set(file, write);
  }
  return write[form](form === 'html' ? escaped(variables) : variables).trim();
}

/**
 * Makes a template's source ready.
 * @throws CodedError `template.variable`, naming the file, the variable and the choice.
 */
export function compile(source: string, file: string, variables: readonly string[]): Compiled {
  const allowed = namesOf(variables);
  const wrong = variablesIn(source).find((name) => !allowed.includes(name));
  if (wrong !== undefined) {
    throw new CodedError('template.variable', `templates/${file} uses “${wrong}”.`, {
      field: file,
      remedy: `It may use ${allowed.join(', ')}.`,
    });
  }
  const options = { noEscape: true, strict: true };
  return {
    plain: Handlebars.compile(source, options),
    html: Handlebars.compile(linked(source), options),
  };
}
