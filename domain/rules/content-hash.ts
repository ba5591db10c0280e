/** FNV-1a, 64 bit (draft-eastlake-fnv): offset basis and prime. */
const OFFSET = 0xcbf29ce484222325n;
const PRIME = 0x100000001b3n;

/** JSON with the keys of every object in order, so that equal data give equal text. */
function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    part instanceof Object && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

/**
 * A short name for data by what they are: 16 hexadecimal digits. It tells versions apart and guards nothing,
 * so that no cryptography is needed where the domain runs.
 */
export function contentHash(value: unknown): string {
  const hash = [...new TextEncoder().encode(canonicalJson(value))].reduce(
    (sum, byte) => BigInt.asUintN(64, (sum ^ BigInt(byte)) * PRIME),
    OFFSET,
  );
  return hash.toString(16).padStart(16, '0');
}
