import iconv from 'iconv-lite';
import { readShape, ShapeError } from '../wire/read-shape.ts';
import type { Content } from '../wire/shape.ts';
import { uploadShape } from '../wire/upload-shapes.ts';
import { childOf, parseXml, XmlError, type XmlNode } from '../wire/xml.ts';
import { finding, type Finding, type FindingCode } from './findings.ts';

const version = 'V.3.0';
const mostRecords = 1000;

/** A file that is refused as a whole, with the bureau’s code for it. */
export class FileFault extends Error {
  readonly finding: Finding;

  constructor(code: FindingCode, about: string) {
    super(about);
    this.finding = finding(code, '', about);
  }
}

/** Control characters, and what a byte that is no GBK is decoded to. */
// eslint-disable-next-line no-control-regex -- they are what is looked for
const illegal = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffd\uffff]/;

function decode(bytes: Uint8Array): string {
  const text = iconv.decode(Buffer.from(bytes), 'gbk');
  const encoding = /^<\?xml[^>]*\bencoding=["']([\w-]+)["']/.exec(text)?.[1] ?? 'UTF-8';
  if (encoding.toUpperCase() !== 'GBK') throw new FileFault(5001, `encoding ${encoding}`);
  const found = illegal.exec(text);
  if (found !== null) throw new FileFault(5008, `character ${found.index}`);
  return text;
}

function rootOf(text: string): XmlNode {
  try {
    return parseXml(text);
  } catch (error) {
    if (error instanceof XmlError) throw new FileFault(5001, error.message);
    throw error;
  }
}

function filingsOf(root: XmlNode): XmlNode {
  if (root.name !== 'UploadData') throw new FileFault(5001, `root ${root.name}`);
  const given = root.attributes['version'];
  if (given === undefined) throw new FileFault(5002, 'version');
  if (given !== version) throw new FileFault(5004, given);
  if (root.children.length !== 1) throw new FileFault(5001, 'exactly one of ICP, IP and YM');
  const filings = childOf(root, 'ICP');
  if (filings !== undefined) return filings;
  const name = root.children[0]?.name ?? '';
  throw new FileFault(name === 'IP' || name === 'YM' ? 5009 : 5001, name);
}

/** An upload that is what was agreed: the records of each operation, and who has reported. */
export interface Upload {
  readonly Qqdwid: string;
  readonly records: readonly { readonly element: string; readonly record: Content }[];
}

/**
 * Reads an upload’s document, as strictly as the ministry’s schema does.
 * @throws FileFault when the file is refused as a whole: 5001, 5002, 5004, 5008 or 5009.
 */
export function readUpload(bytes: Uint8Array): Upload {
  const filings = filingsOf(rootOf(decode(bytes)));
  let content: Content;
  try {
    content = readShape(uploadShape, filings, 'ICP') as Content;
  } catch (error) {
    if (error instanceof ShapeError) throw new FileFault(5001, error.message);
    throw error;
  }
  const records = Object.entries(content).flatMap(([element, block]) =>
    typeof block === 'string'
      ? []
      : Object.values(block)
          .flat()
          .map((record) => ({ element, record: record as Content })),
  );
  if (records.length > mostRecords) throw new FileFault(5001, `more than ${mostRecords} records`);
  return { Qqdwid: (content as { readonly Qqdwid: string }).Qqdwid, records };
}
