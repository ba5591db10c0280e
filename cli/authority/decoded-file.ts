import { readFileSync } from 'node:fs';
import { DamagedFile } from '#activities/authority/v3/file/damaged-file.ts';
import { decodeText } from '#activities/authority/v3/file/decode-text.ts';
import { FILE_LIMITS } from '#activities/authority/v3/file/open-file.ts';
import { singleEntry } from '#activities/authority/v3/file/single-entry.ts';
import { readDownload } from '#activities/authority/v3/read-download.ts';
import { readXml } from '#activities/authority/v3/read-xml.ts';
import { UnreadableXml } from '#activities/authority/v3/unreadable-xml.ts';
import { CodedError } from '#domain/errors.ts';

/**
 * The XML of a file of the interface in UTF-8, or with `asJson` what was read of it.
 * @throws CodedError `file.not_found`, `file.unreadable`.
 */
export function decodedFile(path: string, asJson: boolean): string {
  try {
    const xml = textOf(bytesOf(path));
    // What is no XML of the interface is not printed as if it were.
    readXml(xml);
    return asJson ? `${JSON.stringify(readDownload(xml), null, 2)}\n` : `${xml}\n`;
  } catch (error) {
    if (!(error instanceof DamagedFile || error instanceof UnreadableXml)) throw error;
    throw new CodedError('file.unreadable', `${error.message}.`, {
      field: 'file',
      remedy: 'Give the unencrypted zip or XML as it travelled over the interface.',
    });
  }
}

const isZip = (bytes: Buffer): boolean => bytes.subarray(0, 2).toString('latin1') === 'PK';

function textOf(bytes: Buffer): string {
  return decodeText(isZip(bytes) ? singleEntry(bytes, FILE_LIMITS.unpacked).content : bytes);
}

function bytesOf(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch {
    throw new CodedError('file.not_found', `There is no file ${path}.`, { field: 'file' });
  }
}
