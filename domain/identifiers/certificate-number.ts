/**
 * The one way in which a certificate number is compared, searched and reported: full-width characters
 * made half-width (NFKC), without spaces, letters in capitals. Every check here looks at this form, so
 * `11010519491231002x` is as good as with a capital X.
 */
export function canonicalCertificateNumber(text: string): string {
  return text.normalize('NFKC').replace(/\s/g, '').toUpperCase().normalize('NFKC');
}
