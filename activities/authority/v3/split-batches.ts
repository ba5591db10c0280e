/** V3.0: one file has at most 1,000 records and 50 M, read here as the smaller kind of megabyte. */
export const BATCH_LIMITS = { records: 1000, bytes: 50_000_000 } as const;

/** Of the file around the records, generously. */
const AROUND_BYTES = 512;

export interface Batches {
  /** Places in the list given, in its order. */
  readonly batches: readonly (readonly number[])[];
  /** Those that fit in no file. */
  readonly tooLarge: readonly number[];
}

/** Shares records of one operation out to files, in their order, by their sizes in bytes of GBK. */
export function splitBatches(
  sizes: readonly number[],
  limits: { readonly records: number; readonly bytes: number } = BATCH_LIMITS,
): Batches {
  const batches: number[][] = [];
  const tooLarge: number[] = [];
  let batch: number[] = [];
  let bytes = AROUND_BYTES;
  const close = () => {
    if (batch.length > 0) batches.push(batch);
    batch = [];
    bytes = AROUND_BYTES;
  };
  for (const [index, size] of sizes.entries()) {
    if (AROUND_BYTES + size > limits.bytes) {
      tooLarge.push(index);
      continue;
    }
    if (batch.length === limits.records || bytes + size > limits.bytes) close();
    batch.push(index);
    bytes += size;
  }
  close();
  return { batches, tooLarge };
}
