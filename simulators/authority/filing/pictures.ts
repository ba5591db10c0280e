import type { Endpoint } from '../feed/endpoint.ts';
import { unpack } from '../wire/envelope.ts';
import { attachmentsOf } from './attachments.ts';
import { isExtension } from './extension.ts';
import type { Filing } from './filing.ts';
import { readUpload } from './read-upload.ts';

/** An attachment of a record: its purpose by the bureau's table, and its bytes. */
export interface Picture {
  readonly purpose: string;
  readonly bytes: Buffer;
}

/** The pictures of a record, read from its upload; none when that is no longer kept. */
export function picturesOf(endpoint: Endpoint, filing: Filing): Picture[] {
  const zip = endpoint.uploads.get(filing.sequence)?.zip ?? '';
  if (zip === '') return [];
  const upload = readUpload(unpack(Buffer.from(zip, 'base64')).bytes);
  const record = upload.records[filing.index]?.record;
  if (record === undefined) return [];
  return attachmentsOf(record)
    .filter((one) => !isExtension(one))
    .map(({ Fjyt, Fjnr = '' }) => ({ purpose: Fjyt, bytes: Buffer.from(Fjnr, 'base64') }));
}
