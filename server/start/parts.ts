import { CodedError } from '#domain/errors.ts';
import type { Kept, Running } from './keep-running.ts';

/** One row of the table of what a system consists of. */
export interface Part<Name extends string> {
  readonly name: Name;
  /**
   * Who must be there before it starts: rows further up in the table, so that nothing can wait in a
   * circle. One that is not in the table stands elsewhere, and is there already.
   */
  readonly needs: readonly Name[];
  /** Starts it; answers with the process that is to be ended with the system, where it is one. */
  start(): Promise<Kept<Running> | undefined>;
}

/** What has been started. */
export interface Started {
  readonly kept: Readonly<{ [part: string]: Kept<Running> }>;
  /** Ends them in the reverse order of the table: nobody is left speaking to what has ended. */
  stop(): Promise<void>;
}

/**
 * Starts each part as soon as what it needs is there, the others beside it.
 * @param end aborted when the end is asked for while they start
 * @throws what the first part to fail threw, or CodedError `start.interrupted`: no further one is begun
 *   then, those under way are waited for, and nothing is left running.
 */
export async function startParts<Name extends string>(
  parts: readonly Part<Name>[],
  end?: AbortSignal,
): Promise<Started> {
  const kept: { [part: string]: Kept<Running> } = {};
  const stop = async (): Promise<void> => {
    for (const { name } of [...parts].reverse()) await kept[name]?.stop();
  };

  const failures: unknown[] = [];
  const begun = new Map<Name, Promise<void>>();
  const begin = async ({ needs, name, start }: Part<Name>): Promise<void> => {
    await Promise.all(needs.flatMap((need) => begun.get(need) ?? []));
    if (failures.length > 0) return;
    try {
      refuseIfEnded(end);
      const process = await start();
      if (process !== undefined) kept[name] = process;
      refuseIfEnded(end);
    } catch (error) {
      failures.push(error);
    }
  };
  for (const part of parts) begun.set(part.name, begin(part));

  await Promise.all(begun.values());
  if (failures.length === 0) return { kept, stop };
  await stop();
  throw failures[0];
}

function refuseIfEnded(end: AbortSignal | undefined): void {
  if (end?.aborted === true)
    throw new CodedError('start.interrupted', 'The start was interrupted.');
}
