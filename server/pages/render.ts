import { readdirSync, readFileSync } from 'node:fs';
import Handlebars from 'handlebars';
import type { Bilingual, Locale } from '#domain/bilingual.ts';
import { isWord, word } from './words.ts';

const FOLDER = new URL('templates/', import.meta.url);

/** What every template can read besides its own page, under `@root.site`. */
export interface Site {
  readonly locale: Locale;
  readonly csrf: string;
  readonly handle: string;
  readonly home: string;
  /** Where whoever is signed in works. */
  readonly desks: readonly {
    readonly path: string;
    readonly title: string;
    readonly here: boolean;
  }[];
  readonly path: string;
}

interface Options {
  readonly hash: Readonly<Record<string, unknown>>;
  readonly data: { readonly root: { readonly site: Site } };
}

const localeOf = ({ data }: Options): Locale => data.root.site.locale;

const INSTANTS: Readonly<Record<Locale, Intl.DateTimeFormat>> = {
  zh: instants('zh-CN'),
  en: instants('en-GB'),
};

function instants(tag: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(tag, {
    ...{ timeZone: 'Asia/Shanghai', dateStyle: 'medium', timeStyle: 'short' },
  });
}

/** An instant as people read it, in Shanghai. */
export const instantInWords = (iso: string, locale: Locale): string =>
  INSTANTS[locale].format(new Date(iso));

/** Everything that a template may call. Handlebars escapes whatever they answer. */
const HELPERS = {
  /** A text of the pages: `{{t 'orders.title'}}`. */
  t: (key: unknown, options: Options): string => {
    const name = String(key);
    if (!isWord(name)) throw new TypeError(`words.ts has no "${name}"`);
    return word(localeOf(options), name, options.hash);
  },
  /** A bilingual text in the reader's language. */
  b: (text: Bilingual | null | undefined, options: Options): string =>
    text == null ? '' : text[localeOf(options)],
  instant: (iso: string, options: Options): string => instantInWords(iso, localeOf(options)),
  eq: (a: unknown, b: unknown): boolean => a === b,
  plus: (a: number, b: number): number => a + b,
};

function load(): Readonly<Record<string, Handlebars.TemplateDelegate<object>>> {
  const engine = Handlebars.create();
  engine.registerHelper(HELPERS as unknown as Handlebars.HelperDeclareSpec);
  const names = readdirSync(FOLDER).map((file) => file.replace(/\.hbs$/, ''));
  const compiled = names.map((name) => {
    const source = readFileSync(new URL(`${name}.hbs`, FOLDER), 'utf8');
    const template = engine.compile<object>(source, { knownHelpersOnly: false });
    engine.registerPartial(name, template);
    return [name, template] as const;
  });
  return Object.fromEntries(compiled);
}

const templates = load();

/** A page as HTML: what stands in the model is escaped wherever it is written. */
export function render(name: string, model: object, site: Site): string {
  const template = templates[name];
  if (template === undefined) throw new TypeError(`There is no template "${name}"`);
  return `<!doctype html>\n${template({ ...model, site })}`;
}
