import type { News, Told } from './news.ts';
import { readBlacklistedService, readBlacklistedSubject } from './readers/blacklist.ts';
import { readCancelled } from './readers/cancelled.ts';
import * as check from './readers/check-result.ts';
import { readCodeTables } from './readers/code-tables.ts';
import { cursorOn, type Cursor, type Notes, type Unknown } from './readers/cursor.ts';
import { readDecision } from './readers/decision.ts';
import { readFiled } from './readers/filed.ts';
import { readIllegalAccess } from './readers/illegal-access.ts';
import { readRectification } from './readers/rectification.ts';
import { readResult } from './readers/result.ts';
import { isExtension, readSmsState } from './readers/sms-state.ts';
import { readUnfiledSite } from './readers/unfiled-site.ts';
import { readVerificationTask } from './readers/verification-task.ts';
import { readXml, type XmlNode } from './read-xml.ts';
import type { XmlLimits } from './xml-limits.ts';
import { xmlText } from './xml-text.ts';

type Read = (record: Cursor) => Told;

/** Where the records of a download are, and who reads them. */
const RECORDS: Readonly<Record<string, Read>> = {
  'DownloadData/ICP/BASJ/Baxx': readFiled,
  'DownloadData/ICP/ZXSJ/Zxxx': readCancelled,
  'DownloadData/ICP/HMDLB/Zthmdxxs': readBlacklistedSubject,
  'DownloadData/ICP/HMDLB/Wzhmdxxs': readBlacklistedService,
  'DownloadData/ICP/FFJRHMD/Ffjrxx': readIllegalAccess,
  'DownloadData/ICP/WBAWZLB/Wbawz_xx': readUnfiledSite,
  'DownloadData/ICP/BAJG/Jg_xx': readResult,
  'DownloadData/ICP/BAJG/GJSHS/Gjsh': readDecision,
  'DownloadData/ICP/HSRW/Baxx': readVerificationTask,
  'DownloadData/ICP/HCJG/Jgxx/Zthc': check.readSubjectCheck,
  'DownloadData/ICP/HCJG/Jgxx/Jrhc': check.readAccessCheck,
  'DownloadData/ICP/HCJG/Jgxx/Kkwzhc': check.readShellCheck,
  'DownloadData/ICP/HCJG/Jgxx/Wzch': check.readLivenessCheck,
  'DownloadData/ICP/XGTZ/Tzxx': readRectification,
  'DownloadData/JCDM': (file) => ({ kind: 'codeTables', tables: readCodeTables(file) }),
  'BeianExtension/SmsStates/SmsState': readSmsState,
};

/** Kept and not used; the schema says SJTB where the text says DJTB. */
const OTHERS = /^DownloadData\/((?:IP|YM|SJTB|DJTB)\/[^/]+)$/;

const CONTAINERS = new Set([
  ...Object.keys(RECORDS).flatMap((path) => {
    const names = path.split('/');
    return names.map((_, index) => names.slice(0, index).join('/'));
  }),
  ...['IP', 'YM', 'SJTB', 'DJTB'].map((block) => `DownloadData/${block}`),
]);

/** How many wrappers around the root are seen through. */
const WRAPPERS = 3;

export interface Download {
  /** In the order of the file. */
  readonly news: readonly News[];
  /** Blocks and elements that nobody reads, as they came. */
  readonly unknown: readonly Unknown[];
}

/**
 * Reads a downloaded file leniently: neither version, order, lengths nor ranges of the schema are insisted on,
 * as its own text contradicts them. Only a text that is no XML is an error.
 * @throws UnreadableXml
 */
export function readDownload(xml: string, limits?: XmlLimits): Download {
  const top = readXml(xml, limits);
  const root = rootOf(top, WRAPPERS);
  const news: News[] = [];
  const unknown: Unknown[] = [];
  if (root === undefined) return { news, unknown: [{ path: top.name, xml: xmlText(top) }] };

  const tell = (node: XmlNode, path: string, read: Read) => {
    const notes: Notes = { oddities: [], unknown };
    const record = news.length + 1;
    const cursor = cursorOn(node, `${path}[${String(record)}]`, notes);
    const told = read(cursor);
    cursor.done();
    news.push({ ...told, record, oddities: notes.oddities });
  };
  const keep = (node: XmlNode, block: string) => {
    const record = news.length + 1;
    news.push({ kind: 'other', block, xml: xmlText(node), record, oddities: [] });
  };
  const walk = (node: XmlNode, path: string): void => {
    const read = RECORDS[path];
    const block = OTHERS.exec(path)?.[1];
    if (read !== undefined) tell(node, path, read);
    else if (block !== undefined) keep(node, block);
    else if (!CONTAINERS.has(path)) unknown.push({ path, xml: xmlText(node) });
    else for (const child of node.children) walk(child, `${path}/${child.name}`);
  };
  walk(root, root.name);
  return { news, unknown };
}

function rootOf(node: XmlNode, wrappers: number): XmlNode | undefined {
  if (node.name === 'DownloadData' || isExtension(node)) return node;
  if (wrappers === 0) return undefined;
  for (const child of node.children) {
    const found = rootOf(child, wrappers - 1);
    if (found !== undefined) return found;
  }
  return undefined;
}
