/** The settings that every simulator takes from its environment. */
export interface CommonSettings {
  readonly host: string;
  readonly port: number;
  readonly store: string;
  readonly clockUrl: string | undefined;
}

/**
 * A setting from the environment.
 * @throws when it is absent or empty and there is no fallback.
 */
export function setting(name: string, fallback?: string): string {
  const value = process.env[name];
  if (value !== undefined && value !== '') return value;
  if (fallback === undefined) throw new Error(`The setting ${name} is missing`);
  return fallback;
}

/** HOST, PORT, STORE and CLOCK_URL. Throws when STORE is missing. */
export function commonSettings(): CommonSettings {
  const clockUrl = process.env['CLOCK_URL'];
  return {
    host: setting('HOST', '127.0.0.1'),
    port: Number(setting('PORT', '0')),
    store: setting('STORE'),
    clockUrl: clockUrl === '' ? undefined : clockUrl,
  };
}

/** Prints the one line on stdout that tells the parent where this simulator listens. */
export function announceReady(facts: Readonly<Record<string, string>>): void {
  process.stdout.write(JSON.stringify(facts) + '\n');
}

/** Ends the process on SIGTERM, SIGINT or when the parent's IPC channel is gone. */
export function endWith(close: () => Promise<void>): void {
  let ending = false;
  const end = (): void => {
    if (ending) return;
    ending = true;
    // A hanging client must not keep a simulator alive that its parent has given up.
    setTimeout(() => process.exit(0), 2_000).unref();
    close().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`${String(error)}\n`);
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
  process.on('disconnect', end);
}
