import { createInterface } from 'node:readline/promises';
import { CodedError } from '#domain/errors.ts';

/**
 * One line of the standard input: what is secret or personal is not given where others read what was typed.
 * @throws CodedError with this code and sentence where there is none
 */
export async function typed(code: string, missing: string): Promise<string> {
  const lines = createInterface({ input: process.stdin, terminal: false })[Symbol.asyncIterator]();
  const first: IteratorResult<string, unknown> = await lines.next();
  if (first.done !== true && first.value.trim() !== '') return first.value.trim();
  throw new CodedError(code, missing, {
    field: 'standard input',
    remedy: 'Type it, or send it through a pipe.',
  });
}
