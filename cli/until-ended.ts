/** Ctrl-C or SIGTERM, from the moment it is listened for. */
export interface End {
  readonly signal: AbortSignal;
  /** Resolves when the end is asked for. */
  readonly asked: Promise<void>;
}

/**
 * Listens for the end, from before anything is started: whatever runs by then is stopped in good order.
 * Asking again does not hurry it: what was started must not outlive us.
 */
export function listenForEnd(): End {
  const controller = new AbortController();
  const asked = new Promise<void>((resolve) => {
    const end = (): void => {
      process.stderr.write(controller.signal.aborted ? 'Still stopping …\n' : 'Stopping …\n');
      controller.abort();
      resolve();
    };
    process.on('SIGINT', end);
    process.on('SIGTERM', end);
  });
  return { signal: controller.signal, asked };
}
