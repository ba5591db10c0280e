/** What may be missing from, or be added to, the name of a place or an office without a doubt. */
const SUFFIX = /(通信管理局|(壮族|回族|维吾尔)?自治区|自治州|自治县|地区|[省市区县盟])$/u;

/** A name as it is compared: full-width signs as half-width ones, no white space. */
export const plainName = (name: string): string => name.normalize('NFKC').replaceAll(/\s/g, '');

/** A name without the ending that people leave out; one character alone stays as it is (沧县 is not 沧). */
export function coreName(name: string): string {
  const plain = plainName(name);
  const core = plain.replace(SUFFIX, '');
  if (core === plain || [...core].length < 2) return plain;
  return coreName(core);
}
