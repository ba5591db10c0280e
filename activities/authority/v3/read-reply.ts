import { cursorOn, type Cursor, type Notes, type Oddity } from './readers/cursor.ts';
import { readXml, type XmlNode } from './read-xml.ts';
import type { XmlLimits } from './xml-limits.ts';

/** A file in a reply, still sealed. */
export interface ReplyFile {
  /** The name that an acknowledgement repeats. */
  readonly name: string | undefined;
  /** Decoded from base64. */
  readonly bytes: Buffer;
  readonly hash: string;
  readonly hashAlgorithm: number;
  readonly compressionFormat: number;
  readonly encryptAlgorithm: number;
}

/** Whether something is filed (StatusInfo). */
export interface BeianStatus {
  readonly conditionType: number | undefined;
  readonly condition: string | undefined;
  readonly filed: boolean | undefined;
  readonly subjectNumber: string | undefined;
  readonly serviceName: string | undefined;
  readonly serviceNumber: string | undefined;
}

export interface Reply {
  /** msg_code; undefined where the reply has none. */
  readonly code: number | undefined;
  readonly message: string | undefined;
  /** After code 14: the numbers that are missing. */
  readonly sequences: readonly number[];
  /** One, as a rule. A download may carry its last file with any good code: go by this, not by the code. */
  readonly files: readonly ReplyFile[];
  /** Of the last upload; 0 where nothing was ever uploaded, in which case there is no file. */
  readonly lastSequence: number | undefined;
  readonly statuses: readonly BeianStatus[];
  /** Whether the filing password was right (VerifyRes); undefined where it was not asked about. */
  readonly passwordRight: boolean | undefined;
  readonly oddities: readonly Oddity[];
}

/** V3.0 has one algorithm and one format, both 0; a reply that forgets to name them means these. */
const USUAL = 0;

/**
 * Reads the reply of any call: no version, white space, CDATA, wrappers around it or around its parts are
 * insisted on, nor the 256 characters that the schema wants of `msg`.
 * @throws UnreadableXml
 */
export function readReply(xml: string, limits?: XmlLimits): Reply {
  return replyOf(readXml(xml, limits));
}

/** The same of a reply that was not text within the envelope but elements. */
export function replyOf(top: XmlNode): Reply {
  const notes: Notes = { oddities: [], unknown: [] };
  const at = (node: XmlNode | undefined, path: string) => cursorOn(node, path, notes);
  const [head] = holdersOf(top, 'msg_code');
  const [verified] = holdersOf(top, 'VerifyRes');
  const lastUpload = holdersOf(top, 'dataSequence').find(({ name }) => name === 'fileInfos');
  const cursor = at(head, 'return');
  return {
    code: head && cursor.integer('msg_code', 'must'),
    message: cursor.text('msg'),
    sequences: holdersOf(top, 'dataSequence')
      .filter(({ name }) => name !== 'fileInfos')
      .flatMap((node) => at(node, 'dataSequences').texts('dataSequence'))
      .flatMap((text) => (text.match(/\d+/g) ?? []).map(Number)),
    lastSequence: at(lastUpload, 'fileInfos').integer('dataSequence'),
    files: holdersOf(top, 'beianInfo').flatMap((node) => readFile(at(node, 'fileInfos'))),
    statuses: holdersOf(top, 'Bazt').map((node) => readStatus(at(node, 'StatusInfo'))),
    passwordRight: at(verified, 'return').choice('VerifyRes', [true, false]),
    oddities: notes.oddities,
  };
}

function readFile(file: Cursor): ReplyFile[] {
  const content = file.text('beianInfo');
  if (content === undefined) return [];
  return [
    {
      name: file.text('return_FileName', 'must'),
      bytes: Buffer.from(content, 'base64'),
      hash: file.text('beianInfoHash', 'must') ?? '',
      hashAlgorithm: file.integer('hashAlgorithm') ?? USUAL,
      compressionFormat: file.integer('compressionFormat') ?? USUAL,
      encryptAlgorithm: file.integer('encryptAlgorithm') ?? USUAL,
    },
  ];
}

/** 0 means filed here. */
function readStatus(status: Cursor): BeianStatus {
  return {
    conditionType: status.integer('Cxtjlx'),
    condition: status.text('Cxtj'),
    filed: status.choice('Bazt', [true, false], 'must'),
    subjectNumber: status.text('Ztbah'),
    serviceName: status.text('Wzmc'),
    serviceNumber: status.text('Wzbah'),
  };
}

/** Every element, from the outside in, that has a child of that name. */
function holdersOf(node: XmlNode, name: string): XmlNode[] {
  const below = node.children.flatMap((child) => holdersOf(child, name));
  return holds(node, name) ? [node, ...below] : below;
}

function holds({ children }: XmlNode, name: string): boolean {
  return children.some((child) => child.name === name);
}
