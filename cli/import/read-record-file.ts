import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DamagedFile } from '#activities/authority/v3/file/damaged-file.ts';
import { decodeText } from '#activities/authority/v3/file/decode-text.ts';
import { FILE_LIMITS } from '#activities/authority/v3/file/open-file.ts';
import { singleEntry } from '#activities/authority/v3/file/single-entry.ts';
import { readDownload } from '#activities/authority/v3/read-download.ts';
import { UnreadableXml } from '#activities/authority/v3/unreadable-xml.ts';
import { CodedError } from '#domain/errors.ts';
import type { Line } from '#domain/import/assemble.ts';
import type { ReadAs } from './read-as.ts';
import { recordLines } from './record-lines.ts';

/**
 * Reads the filings (BASJ) of a file of the interface, unencrypted XML or zip, as the lines of CSV files
 * would say them; what else the file holds is passed over. A line is the number of the record in the file.
 * @throws CodedError `file.unreadable`.
 */
export function readRecordFile(
  folder: string,
  file: string,
  as: ReadAs,
): Readonly<Record<'subjects' | 'services' | 'accesses', Line[]>> {
  const lines = { subjects: [] as Line[], services: [] as Line[], accesses: [] as Line[] };
  for (const news of read(join(folder, file), file).news) {
    if (news.kind !== 'filed') continue;
    const more = recordLines(news, { file, line: news.record }, as);
    lines.subjects.push(...more.subjects);
    lines.services.push(...more.services);
    lines.accesses.push(...more.accesses);
  }
  return lines;
}

const isZip = (bytes: Buffer): boolean => bytes.subarray(0, 2).toString('latin1') === 'PK';

function read(path: string, file: string) {
  const bytes = readFileSync(path);
  try {
    const content = isZip(bytes) ? singleEntry(bytes, FILE_LIMITS.unpacked).content : bytes;
    return readDownload(decodeText(content));
  } catch (error) {
    if (!(error instanceof DamagedFile || error instanceof UnreadableXml)) throw error;
    throw new CodedError('file.unreadable', `${file}: ${error.message}.`, {
      field: file,
      remedy: 'Give the unencrypted zip or XML as it travelled over the interface.',
    });
  }
}
