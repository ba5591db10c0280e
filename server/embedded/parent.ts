/**
 * Ends this process in good order when its parent is gone (the IPC channel of `startChild` closes, even
 * when the parent was killed) and on SIGTERM or SIGINT. For the entry files that `startChild` runs.
 *
 * @param stop closes what the process holds; it is called once, and after it the process exits.
 */
export function endWithParent(stop: () => Promise<void>): void {
  let ending = false;
  const end = (): void => {
    if (ending) return;
    ending = true;
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  process.once('disconnect', end);
  process.once('SIGTERM', end);
  process.once('SIGINT', end);
  // Output to a dead parent is a broken pipe, which must not keep us from closing properly.
  process.stdout.on('error', end);
  process.stderr.on('error', end);
}
