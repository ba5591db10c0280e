import { isShown } from './shown-names.ts';
import { readXml, type XmlNode } from './v3/read-xml.ts';
import { UnreadableXml } from './v3/unreadable-xml.ts';
import { xmlText } from './v3/xml-text.ts';

/**
 * What of a bureau's data names or reaches a person or is free words, by the names of V3.0's elements and of our
 * reading of them: all that stands below is hidden as well, figures too. Names of organisations are masked with
 * those of people: which of them it is, only the nature says. What is on neither list is hidden where it is
 * words (`isShown`): an element that nobody thought of shows nothing.
 */
const PERSONAL =
  /^(Dwmc|Zjhm|Zjzs|Zslj|Zsxh|Tzr|Xxdz|sjhm|Dzyj|Fzr_(?!zjlx)\w+|Msn|Qq|Shrxm|Shr_dhhm|Shyj|Hsrxm|Hsyj|Sbr\w+|Lxr\w+|(Zcr|Gly|Jfr)_(?!sh)\w+|Bz|Wz_Bz|Zxlybz|Tznr|Clyj|Cwxx|Cwyy|Dmms|Cxtj|Fjnr|Spwj|ICPmm|name|certificateNumber|certificatePath|certificateSerial|domicile|address|investor|mobile|mobileLast4|phone|email|msn|qq|reviewer|reviewerPhone|verifier|reporter|remarks|opinion|reason|errors|text|content|images|password)$/i;

const HIDDEN = '＊＊＊';

/**
 * An XML file with every value hidden that may be personal; the elements stay. It is read as the interface's own
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
    const hidden = personal || PERSONAL.test(key);
    return [key, hidden ? hiddenIfAny(value, []) : shownOrHidden(key, value)] as const;
  });
  return {
    name,
    attributes: Object.fromEntries(masked),
    text: personal ? hiddenIfAny(text, children) : maskedText(name, text),
    children: personal ? [] : children.map(maskedNode),
  };
}

const hiddenIfAny = (text: string, children: readonly XmlNode[]): string =>
  text.trim() === '' && children.length === 0 ? text : HIDDEN;

/** A document may travel as the text of another. */
const maskedText = (name: string, text: string): string =>
  text.trimStart().startsWith('<') ? maskXml(text) : shownOrHidden(name, text);

const shownOrHidden = (name: string, value: string): string =>
  value.trim() === '' || isShown(name, value) ? value : HIDDEN;

/** The same for what was read of one: all that stands below a personal name is hidden. */
export function maskContent(content: unknown): unknown {
  return maskedPart('', content);
}

/** That there is nothing tells nobody anything. */
const maskedValue = (value: unknown): unknown =>
  value === null || value === undefined || value === '' ? value : HIDDEN;

/** What stands in a list has the name of the list. Blocks that nobody reads are kept as their text. */
function maskedPart(name: string, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((one) => maskedPart(name, one));
  if (typeof value === 'string')
    return name === 'xml' ? maskXml(value) : shownOrHidden(name, value);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [
      key,
      PERSONAL.test(key) ? maskedValue(part) : maskedPart(key, part),
    ]),
  );
}
