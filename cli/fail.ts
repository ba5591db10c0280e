import { CodedError } from '#domain/errors.ts';

/** Ends a command with a sentence, its code and the way out; anything else is a fault of ours and shows where. */
export function fail(error: unknown): void {
  if (error instanceof CodedError) {
    const lines = [`beian: ${error.message} [${error.code}]`, error.remedy ?? ''];
    process.stderr.write(`${lines.filter((line) => line !== '').join('\n')}\n`);
  } else {
    process.stderr.write(
      `beian: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
  }
  process.exitCode = 1;
}
