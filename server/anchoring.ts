/** An anchor as often as this: what was written since the last one could be cut off unseen. */
const ANCHOR_EVERY_MS = 60_000;

/** The audit's chain is being signed. */
export interface Anchoring {
  /** Stops, and waits for what is under way. */
  readonly stop: () => Promise<void>;
}

/**
 * Signs once a minute how far the audit's chain has come. What fails is said and tried again; several processes
 * may do it at once, since an anchor that is there already stays.
 * @param anchor signs the head
 * @param warn is told in a sentence what is wrong
 */
export function keepAnchoring(
  anchor: () => Promise<unknown>,
  warn: (line: string) => void,
): Anchoring {
  let underWay: Promise<void> | undefined;
  const timer = setInterval(() => {
    underWay ??= anchor()
      .then(
        () => undefined,
        (error: unknown) => {
          warn(`The audit was not signed: ${(error as Error).message.split('\n')[0] ?? ''}`);
        },
      )
      .finally(() => {
        underWay = undefined;
      });
  }, ANCHOR_EVERY_MS);
  return {
    stop: async () => {
      clearInterval(timer);
      await underWay;
    },
  };
}
