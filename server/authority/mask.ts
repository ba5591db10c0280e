/**
 * What of a bureau's data names or reaches a person, by the names of V3.0's elements and of our reading of
 * them. Names of organisations are masked with those of people: which of them it is, only the nature says.
 */
const PERSONAL =
  /^(Dwmc|Zjhm|Zjzs|Tzr|Xxdz|sjhm|Fzr_\w+|Msn|Qq|Shrxm|Shr_dhhm|Hsrxm|Sbr\w+|Lxr\w+|Fjnr|Spwj|ICPmm|name|certificateNumber|domicile|address|investor|mobile|phone|email|reviewer|reviewerPhone|content|images|password)$/;

const HIDDEN = '＊＊＊';

/** The text of an XML file with every personal value hidden; the elements stay. */
export function maskXml(xml: string): string {
  return xml.replaceAll(/<([\w.-]+)>([^<]*)<\/\1>/g, (whole, name: string, value: string) =>
    value.trim() !== '' && PERSONAL.test(name) ? `<${name}>${HIDDEN}</${name}>` : whole,
  );
}

/** The same for what was read of one. */
export function maskContent(content: unknown): unknown {
  if (Array.isArray(content)) return content.map(maskContent);
  if (typeof content !== 'object' || content === null) return content;
  return Object.fromEntries(
    Object.entries(content).map(([name, value]) => [
      name,
      PERSONAL.test(name) && typeof value === 'string' ? HIDDEN : maskedValue(name, value),
    ]),
  );
}

/** Blocks that nobody reads are kept as their text. */
const maskedValue = (name: string, value: unknown): unknown =>
  name === 'xml' && typeof value === 'string' ? maskXml(value) : maskContent(value);
