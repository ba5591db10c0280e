/** A text for people, in both languages of the product. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/** The languages an account can choose. Chinese is the default. */
export type Locale = keyof Bilingual;
