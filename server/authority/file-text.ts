import { CodedError } from '#domain/errors.ts';
import type { ApiDeps } from '../ports.ts';

/** Which file: one that was sent by its number, one received by its name. */
interface Asked {
  readonly direction: 'sent' | 'received';
  readonly endpoint: string;
  readonly name: string;
}

/**
 * The XML of a file as it was sent or received.
 * @throws CodedError `link.no_such_file`, `link.file_erased`, `link.unreadable`.
 */
export async function fileText(
  deps: ApiDeps,
  { direction, endpoint, name }: Asked,
): Promise<string> {
  const { db, authorityFiles } = deps;
  const xml =
    direction === 'sent'
      ? await db.authorityUpload
          .findUnique({ where: { endpoint_sequence: { endpoint, sequence: Number(name) } } })
          .then((row) => row && { ...row, text: authorityFiles.sent(row) })
      : await db.authorityDownload
          .findUnique({ where: { endpoint_fileName: { endpoint, fileName: name } } })
          .then((row) => row && { ...row, text: authorityFiles.received(row) });
  if (xml === null) {
    throw new CodedError('link.no_such_file', `There is no such file at ${endpoint}.`, {
      remedy: 'See the endpoint’s files for their names.',
    });
  }
  if (xml.erasedAt !== null) {
    throw new CodedError('link.file_erased', 'This file had its term and was erased.', {
      facts: { erasedAt: xml.erasedAt.toISOString() },
      remedy: 'What became of its orders stands in their timelines.',
    });
  }
  if (xml.text !== null) return xml.text;
  throw new CodedError('link.unreadable', 'This file can’t be opened.', {
    remedy: 'See whether its endpoint, with its key, is in AUTHORITY_ENDPOINTS.',
  });
}
