/** A name for the one entry of a file: alphanumeric, unique and to be found again, since an error may name nothing else. */
export const entryName = (endpoint: string, sequence: number): string =>
  `${endpoint.replaceAll('-', '')}${String(sequence).padStart(10, '0')}`;
