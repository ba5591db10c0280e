import type { News } from '../feed/news.ts';
import { resultNews } from '../feed/result-news.ts';
import type { AuthorityStore } from '../store.ts';
import type { Content } from '../wire/shape.ts';
import { attachmentsOf, checkPictures, extensionAmong, withoutPictures } from './attachments.ts';
import { contextOf } from './check-context.ts';
import { checkFiling } from './checks.ts';
import { isExtension, type Extension } from './extension.ts';
import { operations, resultMark, type Filing } from './filing.ts';
import { finding } from './findings.ts';
import { openCase, recordHash, standingCase } from './open-case.ts';
import { FileFault, readUpload, type Upload } from './read-upload.ts';
import type { Attachment, Cancellation, Czlx } from './records.ts';

/** A document that a province’s bureau has accepted. */
export interface AcceptedFile {
  readonly code: string;
  readonly ispId: string;
  readonly sequence: number;
  readonly entryName: string;
  readonly bytes: Uint8Array;
  readonly at: number;
  /** Whether the province knows our extension. */
  readonly extension: boolean;
  readonly shellSites: boolean;
}

const kindOfCancellation: Readonly<Record<string, Czlx>> = { '0': 6, '1': 7, '2': 5 };

const kindOfElement: Readonly<Record<string, (record: Content) => Czlx>> = {
  XZBA: () => 1,
  XZWZ: () => 2,
  XZJR: () => 3,
  BGBA: () => 4,
  ZXBA: (record) => kindOfCancellation[(record as Cancellation).Zxlb] ?? 5,
};

/** An extension for a cancellation, which has no attachments of its own: sent beside it. */
function extensionBeside(upload: Upload, jlid: string): Extension | null {
  const beside = upload.records
    .filter(({ element }) => element === 'XZHYD')
    .map(({ record }) => record as unknown as Attachment)
    .filter(({ Fjssdx }) => (Fjssdx.Ssdxbs as { Jlid?: string }).Jlid === jlid);
  return extensionAmong(beside);
}

function tell(store: AuthorityStore, code: string, news: News): void {
  store.record({ type: 'news', code, news: [news] });
}

/** A report of the kind that makes a case. Gives the case’s name, or none for a repeated one. */
function takeFiling(
  store: AuthorityStore,
  file: AcceptedFile,
  filing: Filing,
  attachments: readonly Attachment[],
): string[] {
  const { state } = store;
  const pending = [...state.open].map(({ filing }) => filing);
  const context = contextOf(state.interface.register, filing, {
    pending,
    blacklist: state.interface.blacklist,
    leniency: { shellSites: file.shellSites },
  });
  const findings = [...checkFiling(context), ...checkPictures(attachments)];
  const standing = standingCase(store, filing);
  if (standing === undefined) return [openCase(store, filing, findings, file.at)];
  const { reportId } = standing.report;
  const { sequence, index } = filing;
  store.record({ type: 'arrivedAgain', reportId, hash: recordHash(filing), sequence, index });
  const said = findings.length > 0 ? findings : [finding(1999, '', reportId)];
  tell(store, file.code, resultNews(said, filing.czlx, resultMark(filing)));
  return [];
}

/** A sheet that is sent by itself: filed with its record, which has to be there. */
function takeSheet(store: AuthorityStore, file: AcceptedFile, sheet: Attachment): void {
  const { Ssdxlx, Ssdxbs } = sheet.Fjssdx;
  const { Jlid, Baxh } = Ssdxbs as { readonly Jlid?: string; readonly Baxh?: string };
  const by = { id: Jlid, number: Baxh };
  const ofSubject = Ssdxlx === '1';
  const { register } = store.state.interface;
  const found = ofSubject ? register.subject(by) : register.site(by);
  const result = finding(found === undefined ? 1016 : 1060);
  // The operation of its own (35) is not among those that a result can name.
  tell(store, file.code, resultNews([result], ofSubject ? 1 : 2, Jlid ?? Baxh ?? ''));
}

/** A provider's answer to a task of checking (HSJG), as far as it is looked at. */
type CheckResult = { readonly Baxx: { readonly Zt_xx: { readonly Ztid: string } } };

/** The id of a checked subject that is not on file; null when it is. */
function unknownSubject(store: AuthorityStore, record: Content): string | null {
  const { Ztid } = (record as unknown as CheckResult).Baxx.Zt_xx;
  return store.state.interface.register.subject({ id: Ztid }) === undefined ? Ztid : null;
}

function takeRecord(
  store: AuthorityStore,
  file: AcceptedFile,
  upload: Upload,
  index: number,
): string[] {
  const entry = upload.records[index];
  if (entry === undefined) return [];
  const { element, record } = entry;
  const { code, ispId, sequence, at } = file;
  const czlx = kindOfElement[element]?.(record);
  if (czlx !== undefined) {
    const attachments = attachmentsOf(record);
    const own = element === 'ZXBA' ? extensionBeside(upload, (record as Cancellation).Jlid) : null;
    const extension = file.extension ? (own ?? extensionAmong(attachments)) : null;
    const common = { code, ispId, sequence, index, extension };
    const filing = { ...common, czlx, record: withoutPictures(record) } as unknown as Filing;
    return takeFiling(store, file, filing, attachments);
  }
  if (element === 'XZHYD') {
    const sheet = record as unknown as Attachment;
    if (!isExtension(sheet)) takeSheet(store, file, sheet);
    return [];
  }
  const unknown = element === 'HSJG' ? unknownSubject(store, record) : null;
  if (unknown !== null) {
    // A check has no operation number of its own, and a result has to name one.
    tell(store, code, resultNews([finding(1016)], 1, unknown));
    return [];
  }
  store.record({ type: 'answered', receipt: { code, element, record, at } });
  return [];
}

/** The operation that a refused file is about, as far as one can tell: a result has to name one. */
function guessedOperation(bytes: Uint8Array): Czlx {
  const text = Buffer.from(bytes).toString('latin1');
  const numbers: readonly Czlx[] = [1, 2, 3, 4, 5];
  return numbers.find((number) => text.includes(`<${operations[number].element}>`)) ?? 1;
}

/**
 * What the bureau’s machine does with a file after the reply: its results come in a download.
 * @returns the names of the cases that were opened.
 */
export function processUpload(store: AuthorityStore, file: AcceptedFile): string[] {
  const refuse = (fault: FileFault): string[] => {
    const operation = guessedOperation(file.bytes);
    tell(store, file.code, resultNews([fault.finding], operation, file.entryName));
    return [];
  };
  try {
    const upload = readUpload(file.bytes);
    if (upload.Qqdwid !== file.ispId) return refuse(new FileFault(5003, upload.Qqdwid));
    return upload.records.flatMap((_, index) => takeRecord(store, file, upload, index));
  } catch (error) {
    if (error instanceof FileFault) return refuse(error);
    throw error;
  }
}
