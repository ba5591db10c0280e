/**
 * Where the files of materials are kept, sealed, under keys of ours. A local folder is one
 * (material-folder.ts); S3 is to be another. OCR, virus scans and the reading of APK and IPA files are to
 * stand before it, at the upload; none of them is built.
 */
export interface MaterialStore {
  /** Keeps a file; once it has returned, the file is still there after a power cut. */
  put(key: string, bytes: Uint8Array): Promise<void>;
  /** @throws where there is no such file */
  get(key: string): Promise<Uint8Array>;
  /** Does nothing where there is none. */
  delete(key: string): Promise<void>;
  /** Every file that is there, half-written ones too, and since when: by the wall's time. */
  list(): AsyncIterable<{ readonly key: string; readonly since: Date }>;
}
