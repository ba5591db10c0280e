import { AsyncLocalStorage } from 'node:async_hooks';

const origins = new AsyncLocalStorage<string>();

/**
 * Does something that came from somewhere: the address that asked, or the command line. The audit keeps it with
 * every deed in it, so that no function between has to hand it on.
 */
export function comingFrom<T>(origin: string, work: () => T): T {
  return origins.run(origin, work);
}

/** Where what is being done came from; '' for what the system does by itself. */
export const cameFrom = (): string => origins.getStore() ?? '';
