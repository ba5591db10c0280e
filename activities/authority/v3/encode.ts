import { changeElement } from './blocks/bgba.ts';
import { verificationResultElement } from './blocks/hsjg.ts';
import { unfiledSiteResultElement } from './blocks/wbacljg.ts';
import { besideElement, materialElement } from './blocks/xzhyd.ts';
import { newAccessElement } from './blocks/xzjr.ts';
import { newServiceElement } from './blocks/xzwz.ts';
import { newSubjectElement } from './blocks/xzba.ts';
import { cancelElement } from './blocks/zxba.ts';
import { NotExpressible, type WireFinding } from './not-expressible.ts';
import { newPen, type Pen } from './pen.ts';
import type { Operation, UploadRecord } from './records.ts';
import type { UploadSettings } from './settings.ts';
import { writeXml, type Xml } from './xml.ts';

type Write<O extends Operation> = (
  pen: Pen,
  record: Extract<UploadRecord, { operation: O }>,
) => Xml;

/** The block of each operation, and what writes one record of it. */
const BLOCKS: { readonly [O in Operation]: { readonly block: string; readonly write: Write<O> } } =
  {
    newSubject: { block: 'XZBA', write: newSubjectElement },
    newService: { block: 'XZWZ', write: newServiceElement },
    newAccess: { block: 'XZJR', write: newAccessElement },
    change: { block: 'BGBA', write: changeElement },
    cancel: { block: 'ZXBA', write: cancelElement },
    verificationResult: { block: 'HSJG', write: verificationResultElement },
    unfiledSiteResult: { block: 'WBACLJG', write: unfiledSiteResultElement },
    material: { block: 'XZHYD', write: materialElement },
  };

/**
 * One record as the element of its block, without the file around it: batches are made of these.
 * @throws NotExpressible with everything that V3.0 cannot say
 */
export function encodeRecord(record: UploadRecord, settings: UploadSettings): string {
  const findings: WireFinding[] = [];
  const { block, write } = BLOCKS[record.operation] as { block: string; write: Write<Operation> };
  const element = write(newPen(block, settings, findings), record);
  if (findings.length > 0) throw new NotExpressible(findings);
  return writeXml(element);
}

/**
 * What goes beside a record in its file: the extension of a cancellation, whose block has no attachments.
 * Undefined where there is none, or the endpoint does not know our extension.
 */
export function encodeBeside(record: UploadRecord, settings: UploadSettings): string | undefined {
  const { block } = BLOCKS.material;
  const element = besideElement(newPen(block, settings, []), record);
  return element && writeXml(element);
}

/**
 * The file around encoded records of one operation. The schema would let several operations share a file;
 * we send one each, so that a result that names only the file is about one kind of thing. What is sent
 * beside the records is our extension alone, to an endpoint that knows it.
 */
export function uploadFile(
  operation: Operation,
  encoded: readonly string[],
  ispId: number,
  beside: readonly string[] = [],
): string {
  return (
    '<?xml version="1.0" encoding="GBK"?>' +
    `<UploadData version="V.3.0"><ICP>${inBlock(operation, encoded)}` +
    `${beside.length === 0 ? '' : inBlock('material', beside)}` +
    `<Qqdwid>${String(ispId)}</Qqdwid></ICP></UploadData>`
  );
}

function inBlock(operation: Operation, encoded: readonly string[]): string {
  const { block } = BLOCKS[operation];
  return `<${block}>${encoded.join('')}</${block}>`;
}

/** The operation that all records of a file share. @throws RangeError where there is none or more than one */
export function operationOf(records: readonly UploadRecord[]): Operation {
  const operations = new Set(records.map(({ operation }) => operation));
  const [operation] = operations;
  if (operation === undefined || operations.size > 1) {
    throw new RangeError(`A file has one operation, not ${String(operations.size)}`);
  }
  return operation;
}

/** A whole upload file. @throws NotExpressible for the first record that cannot be written; see `operationOf` */
export function encodeUpload(records: readonly UploadRecord[], settings: UploadSettings): string {
  const encoded = records.map((record) => encodeRecord(record, settings));
  const beside = records.flatMap((record) => encodeBeside(record, settings) ?? []);
  return uploadFile(operationOf(records), encoded, settings.ispId, beside);
}
