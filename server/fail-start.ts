import { CodedError } from '#domain/errors.ts';

/** Ends a process that could not start, with a sentence a person can act on. */
export function failStart(error: unknown): void {
  const lines =
    error instanceof CodedError
      ? [`${error.message} [${error.code}]`, error.remedy ?? '']
      : [error instanceof Error ? (error.stack ?? error.message) : String(error)];
  process.stderr.write(`${lines.filter((line) => line !== '').join('\n')}\n`);
  process.exit(1);
}
