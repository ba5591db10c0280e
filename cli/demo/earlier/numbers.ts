const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/**
 * The n-th unified social credit code of nobody, with its check digit (GB 32100).
 * @param head the first ten characters: department, kind, six digits of the region, two of the organisation
 */
export function creditCode(n: number, head = '91120190MA'): string {
  const body = `${head}${String(n).padStart(7, '0')}`;
  const sum = [...body].reduce(
    (total, char, index) => total + ALPHABET.indexOf(char) * (WEIGHTS[index] ?? 0),
    0,
  );
  return body + (ALPHABET[(31 - (sum % 31)) % 31] ?? '');
}

const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** The resident ID number of the n-th nobody, grown up and under sixty, with its check digit (GB 11643). */
export function residentId(n: number, region = '120190'): string {
  const born = new Date(Date.UTC(1970, 0, 1 + (n % 9_000))).toISOString().slice(0, 10);
  const serial = String(Math.floor(n / 9_000) % 1_000).padStart(3, '0');
  const body = `${region}${born.replaceAll('-', '')}${serial}`;
  const sum = [...body].reduce(
    (total, digit, index) => total + Number(digit) * (ID_WEIGHTS[index] ?? 0),
    0,
  );
  return body + ('10X98765432'[sum % 11] ?? '');
}
