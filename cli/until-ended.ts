import type { System } from '#server/start.ts';

/** Waits for Ctrl-C (or SIGTERM), then stops everything that was started. A second Ctrl-C does not wait. */
export async function untilEnded(system: System): Promise<void> {
  await new Promise<void>((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
  process.once('SIGINT', () => process.exit(130));
  process.stderr.write('Stopping …\n');
  await system.stop();
}
