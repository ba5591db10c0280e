/** Area code of three or four digits with its trunk 0, subscriber number of seven or eight. */
const LANDLINE = /^0(?:10|2\d|[3-9]\d{2})-?[2-8]\d{6,7}$/;

/** Whether a text is a mainland landline with its area code (national number plan of MIIT). */
export function isLandline(text: string): boolean {
  return LANDLINE.test(text);
}
