import { readXml, type XmlNode } from './v3/read-xml.ts';
import { UnreadableXml } from './v3/unreadable-xml.ts';
import { xmlText } from './v3/xml-text.ts';

/**
 * What of a bureau's data names or reaches a person, by the names of V3.0's elements and of our reading of
 * them. Names of organisations are masked with those of people: which of them it is, only the nature says.
 */
const PERSONAL =
  /^(Dwmc|Zjhm|Zjzs|Zslj|Zsxh|Tzr|Xxdz|sjhm|Fzr_\w+|Msn|Qq|Shrxm|Shr_dhhm|Hsrxm|Sbr\w+|Lxr\w+|Fjnr|Spwj|ICPmm|name|certificateNumber|certificatePath|certificateSerial|domicile|address|investor|mobile|phone|email|msn|qq|reviewer|reviewerPhone|content|images|password)$/i;

const HIDDEN = '＊＊＊';

/**
 * An XML file with every personal value hidden; the other elements stay. It is read as the interface's own
 * reader reads it: what that takes for a value, however it is written, is hidden here. Of a text that
 * cannot be read nothing is shown, since nobody can say what in it is personal.
 */
export function maskXml(xml: string): string {
  try {
    return xmlText(maskedNode(readXml(xml)));
  } catch (error) {
    if (!(error instanceof UnreadableXml)) throw error;
    return `<!-- 无法解析，不予显示 It can’t be read as XML, so nothing of it is shown: ${String(xml.length)} characters -->`;
  }
}

function maskedNode({ name, attributes, text, children }: XmlNode): XmlNode {
  const personal = PERSONAL.test(name);
  const masked = Object.entries(attributes).map(([key, value]) => {
    const hidden = (personal || PERSONAL.test(key)) && value.trim() !== '';
    return [key, hidden ? HIDDEN : value] as const;
  });
  return {
    name,
    attributes: Object.fromEntries(masked),
    text: personal ? hiddenIfAny(text, children) : maskedText(text),
    children: personal ? [] : children.map(maskedNode),
  };
}

const hiddenIfAny = (text: string, children: readonly XmlNode[]): string =>
  text.trim() === '' && children.length === 0 ? text : HIDDEN;

/** A document may travel as the text of another. */
const maskedText = (text: string): string =>
  text.trimStart().startsWith('<') ? maskXml(text) : text;

/** The same for what was read of one: all that stands below a personal name is hidden. */
export function maskContent(content: unknown): unknown {
  if (Array.isArray(content)) return content.map(maskContent);
  if (typeof content !== 'object' || content === null) return content;
  return Object.fromEntries(
    Object.entries(content).map(([name, value]) => [
      name,
      PERSONAL.test(name) ? maskedValue(value) : maskedPart(name, value),
    ]),
  );
}

/** That there is nothing tells nobody anything. */
const maskedValue = (value: unknown): unknown =>
  value === null || value === undefined || value === '' ? value : HIDDEN;

/** Blocks that nobody reads are kept as their text. */
const maskedPart = (name: string, value: unknown): unknown =>
  name === 'xml' && typeof value === 'string' ? maskXml(value) : maskContent(value);
