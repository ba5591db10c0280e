/** Tells whoever started this process that it serves: one line of JSON on stdout. */
export function announce(ready: string, facts: Readonly<Record<string, unknown>> = {}): void {
  process.stdout.write(`${JSON.stringify({ ready, ...facts })}\n`);
}
