import type { AuthorityContext } from '../context.ts';

/** One call at one province, `now` in ms on the sandbox clock. */
export interface CallOf {
  readonly context: AuthorityContext;
  readonly code: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly now: number;
}
