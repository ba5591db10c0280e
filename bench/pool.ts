/** Does a deed for each item, at most so many at a time, in the items' order. */
export async function inParallel<T>(
  atOnce: number,
  items: readonly T[],
  deed: (item: T) => Promise<unknown>,
): Promise<void> {
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < items.length) await deed(items[next++] as T);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker));
}

/** The numbers from 0 on, as many as asked for. */
export const range = (count: number): number[] => Array.from({ length: count }, (_, n) => n);
