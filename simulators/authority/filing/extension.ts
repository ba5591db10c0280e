import type { Attachment } from './records.ts';

/**
 * What V3.0 has no place for, carried in an attachment of our own: see `isExtension`. Nothing of
 * the ministry’s knows it, and a province can be set not to.
 */
export interface Extension {
  readonly reportId: string;
  readonly orderNo: string;
  readonly filingType: string | null;
  readonly app: boolean;
}

/** The purpose and the format of such an attachment: no table of the ministry’s has them. */
const mark = '999';

/** Whether an attachment carries an extension and not a picture. */
export function isExtension({ Fjyt, Fjwjgs }: Attachment): boolean {
  return Fjyt === mark && Fjwjgs === mark;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** Reads an attachment’s extension; null when it is none that we understand. */
export function readExtension({ Fjnr = '' }: Attachment): Extension | null {
  let said: unknown;
  try {
    said = JSON.parse(Buffer.from(Fjnr, 'base64').toString('utf8'));
  } catch {
    return null;
  }
  if (typeof said !== 'object' || said === null) return null;
  const { extension, reportId, orderNo, filingType, app } = said as Record<string, unknown>;
  if (extension !== 'beian.1' || textOf(reportId) === '') return null;
  return {
    reportId: textOf(reportId),
    orderNo: textOf(orderNo),
    filingType: textOf(filingType) === '' ? null : textOf(filingType),
    app: typeof app === 'object' && app !== null,
  };
}
