import type { Locale } from '#domain/bilingual.ts';
import type { NoticeVariables } from '#domain/notice-variables.ts';
import { noticeFacts, type NoticeChannel, type NoticeTemplate } from '#domain/notices.ts';
import { smsSegments } from '#domain/sms-segments.ts';
import { htmlBody } from './mail-html.ts';
import { renderTemplate } from './templates.ts';

/** A notice in words. A text message has no subject and no HTML. */
export interface NoticeText {
  readonly subject: string;
  readonly body: string;
  /** The body as HTML, without the page around it; absent in notices of earlier releases. */
  readonly html?: string;
}

/**
 * Writes a notice. For mail the template's first line is the subject. In an SMS a long name of a service
 * is shortened until the text has the segments that the notice may take.
 * @throws CodedError `template.missing`, `template.variable`.
 */
export function writeNotice(
  locale: Locale,
  template: NoticeTemplate,
  channel: NoticeChannel,
  variables: NoticeVariables,
): NoticeText {
  const allowed = onlyOf(template, { ...variables, serviceName: oneLine(variables.serviceName) });
  if (channel === 'sms') return { subject: '', body: fittingSms(locale, template, allowed) };
  const plain = parted(renderTemplate(locale, template, channel, 'plain', allowed));
  const html = parted(renderTemplate(locale, template, channel, 'html', allowed));
  return { ...plain, html: htmlBody(html.body) };
}

function parted(text: string): NoticeText {
  const [subject = '', ...body] = text.split('\n');
  return { subject, body: body.join('\n').trim() };
}

/** The variables that a notice may use: a template never sees the others. */
function onlyOf(template: NoticeTemplate, variables: NoticeVariables): Partial<NoticeVariables> {
  const names = noticeFacts(template).variables;
  return Object.fromEntries(names.map((name) => [name, variables[name]]));
}

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

function fittingSms(
  locale: Locale,
  template: NoticeTemplate,
  variables: Partial<NoticeVariables>,
): string {
  const most = noticeFacts(template).segments[locale];
  const write = (serviceName?: string) =>
    renderTemplate(locale, template, 'sms', 'plain', {
      ...variables,
      ...(serviceName !== undefined && { serviceName }),
    });
  const whole = write();
  if (variables.serviceName === undefined || smsSegments(whole).segments <= most) return whole;
  // One more character that is not in GSM-7 would halve the room that there is.
  const cut = smsSegments(whole).encoding === 'GSM-7' ? '...' : '…';
  const name = [...variables.serviceName];
  for (let length = name.length - 1; length > 0; length -= 1) {
    const text = write(`${name.slice(0, length).join('').trimEnd()}${cut}`);
    if (smsSegments(text).segments <= most) return text;
  }
  return write(cut);
}
