import Handlebars from 'handlebars';
import type { Locale } from '#domain/bilingual.ts';
import type { NoticeVariables } from '#domain/notice-variables.ts';
import { readTemplate } from './template-files.ts';

/** Addresses that a template itself names: those in a value are somebody else's words and lead nowhere. */
const ADDRESS = /https:\/\/[\w./-]*[\w/]/g;

/** A template's source with its own addresses as links. */
export const linked = (source: string): string =>
  source.replace(ADDRESS, (url) => `<a href="${url}">${url}</a>`);

/** The variables as HTML shows them: nothing in a value can become markup, and a value stays on its line. */
export function escaped(variables: Partial<NoticeVariables>): Partial<NoticeVariables> {
  const inHtml = (value: unknown): unknown => {
    if (typeof value === 'string') {
      return Handlebars.escapeExpression(value).replaceAll('\n', '<br>');
    }
    if (Array.isArray(value)) return value.map(inHtml);
    const entries = Object.entries(value as object).map(([name, of]) => [name, inHtml(of)]);
    return Object.fromEntries(entries) as unknown;
  };
  return inHtml(variables) as Partial<NoticeVariables>;
}

const ITEM = /^(?:[·-]|\d+\.) /;

/**
 * Gives a mail's lines the structure that they show: paragraphs between empty lines, and lists where
 * lines begin with a dot, a hyphen or a number. One text serves both, so that they can't say different things.
 */
export function htmlBody(lines: string): string {
  return lines
    .split(/\n\s*\n/)
    .flatMap((block) => blocksOf(block.split('\n')))
    .join('\n');
}

function blocksOf(lines: readonly string[]): string[] {
  const blocks: { list: boolean; numbered: boolean; parts: string[] }[] = [];
  for (const line of lines.filter((text) => text.trim() !== '')) {
    const last = blocks.at(-1);
    const list = ITEM.test(line);
    const text = line.replace(ITEM, '').trim();
    const continues = last?.list === true && line.startsWith('  ');
    if (continues) last.parts.push(`${last.parts.pop() ?? ''}<br>${text}`);
    else if (last?.list === list) last.parts.push(text);
    else blocks.push({ list, numbered: /^\d/.test(line), parts: [text] });
  }
  return blocks.map(({ list, numbered, parts }) => {
    if (!list) return `<p>${parts.join('<br>')}</p>`;
    const tag = numbered ? 'ol' : 'ul';
    return `<${tag}>${parts.map((part) => `<li>${part}</li>`).join('')}</${tag}>`;
  });
}

let layout:
  Handlebars.TemplateDelegate<{ lang: string; subject: string; body: string }> | undefined;

/** A whole page around a mail's body, from templates/layout.html.hbs. */
export function htmlPage(locale: Locale, subject: string, body: string): string {
  layout ??= Handlebars.compile(readTemplate('layout.html.hbs'), { strict: true });
  return layout({ lang: locale === 'zh' ? 'zh-CN' : 'en', subject, body });
}
