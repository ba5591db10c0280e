import type { FrozenReport } from '#orders/report-queue.ts';
import type { StatusQuestion } from '#domain/authority/status-questions.ts';
import type { ReportedMaterial } from '#orders/reported-materials.ts';
import type { Endpoint } from '#domain/authority/endpoint.ts';
import type { News } from './v3/news.ts';

/** The provider's ids of what a report names: by kind, and by what tells members of a kind apart. */
export interface ReportIds {
  of(kind: IdKind, ref: string): number;
}

/** What the interface gives an id of its own. */
export type IdKind = 'subject' | 'service' | 'domain' | 'access' | 'ip';

/** What a report needs an id for: `ref` tells the members of one kind apart, within the report. */
export interface IdNeed {
  readonly kind: IdKind;
  readonly ref: string;
  /** The bureau's own id, of what is filed already: answers may name it. */
  readonly bureauId?: number;
}

/** A report in the words of one version of the interface: only its connector looks inside. */
export interface Encoded {
  /** One file holds one operation. */
  readonly operation: string;
  /** Bytes in the file, before it is zipped. */
  readonly size: number;
  readonly record: unknown;
  /** What goes beside it in its file, where its own block has no place for it. */
  readonly beside?: unknown;
}

/** A file as it travels. */
export interface WireFile {
  readonly bytes: Uint8Array;
  /** Over the zipped bytes, in base64. */
  readonly hash: string;
  readonly hashAlgorithm: number;
  readonly compression: number;
  readonly encryption: number;
}

/** A reply to a call. An odd one has a code that no table knows. */
export interface CallReply {
  readonly code: number;
  readonly text: string;
}

/** Something that is filed, or not. */
export interface Filed {
  readonly filed: boolean | undefined;
  readonly subjectNumber: string | undefined;
  readonly serviceNumber: string | undefined;
  readonly serviceName: string | undefined;
}

/** What a file says: its records, and what of it nobody knows how to read. */
export interface ReadFile {
  readonly news: readonly News[];
  readonly unknown: readonly { readonly path: string; readonly xml: string }[];
}

/** A bureau's endpoint in one version of the interface. Another version is another connector. */
export interface AuthorityConnector {
  readonly endpoint: Endpoint;
  /** What a report needs ids for. */
  idsNeeded(report: FrozenReport): IdNeed[];
  /**
   * @param materials those that the report refers to; what this version has no place for is left out
   * @throws NotExpressible naming every field that this version has no place for.
   */
  encode(
    report: FrozenReport,
    ids: ReportIds,
    materials: readonly ReportedMaterial[],
  ): Promise<Encoded>;
  /** The file that holds these records, all of one operation. The entry's name is remembered: errors may name it. */
  file(records: readonly Encoded[], entryName: string): WireFile;
  /** @throws NoAnswer when it is unknown whether the authority has it. */
  upload(
    file: WireFile,
    sequence: number,
  ): Promise<CallReply & { readonly missing: readonly number[] }>;
  /** The number of the last file that the authority has, and its hash where it tells; 0 where it has none. @throws NoAnswer */
  lastUpload(): Promise<CallReply & { readonly sequence: number; readonly hash?: string }>;
  /** The oldest file that was not acknowledged. @throws NoAnswer */
  download(): Promise<CallReply & { readonly file: (WireFile & { readonly name: string }) | null }>;
  /** @throws NoAnswer */
  acknowledge(fileName: string): Promise<CallReply>;
  /** What the authority has filed of a domain or a certificate, wherever that was done. @throws NoAnswer */
  filedAs(
    kind: StatusQuestion,
    condition: string,
  ): Promise<CallReply & { readonly found: readonly Filed[] }>;
  /** Whether this is the filing password (ICP 备案密码) of a number; undefined where it did not say. @throws NoAnswer */
  filingPasswordRight(
    number: string,
    password: string,
  ): Promise<CallReply & { readonly right: boolean | undefined }>;
  /**
   * Whether a file is what its hash says: `damaged` on its way, it is asked for again; `locked`, we lack
   * the key or do not know its packing, which a person has to see to.
   */
  inspect(file: WireFile): 'whole' | 'damaged' | 'locked';
  /** The file's XML. @throws DamagedFile */
  text(file: WireFile): string;
  /** What a file says; nothing in it is dropped. @throws UnreadableXml where it is no XML of the interface */
  read(xml: string): ReadFile;
}
