import type { Word } from './words.ts';

/** A refusal of the pages themselves: what came could not be asked of the API at all. */
export class PageError extends Error {
  readonly status: number;
  readonly text: Word;
  readonly remedy: Word;

  constructor(status: number, text: Word, remedy: Word) {
    super(text);
    this.name = 'PageError';
    this.status = status;
    this.text = text;
    this.remedy = remedy;
  }
}

/** Nobody is signed in, or not any more: the answer is the page to sign in at. */
export class SignInNeeded extends Error {}
