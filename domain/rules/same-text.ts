/** A name as it is compared: full width made half width, without spaces, any dot between names the same. */
export function plainName(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/[·•‧・.]/g, '·')
    .toUpperCase();
}

/** Whether two names are the same but for width, spaces and dots. */
export function sameName(a: string, b: string): boolean {
  return plainName(a) === plainName(b);
}
