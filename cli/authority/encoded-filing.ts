import { existsSync } from 'node:fs';
import iconv from 'iconv-lite';
import { needed } from '#server/settings.ts';
import { connected, settingsHere } from '../connected.ts';
import { encodableFile } from './encodable-file.ts';
import { encodedOrder } from './encoded-order.ts';
import { encodedXml, type EncodedFiling } from './encoded-xml.ts';

/**
 * The XML that would be sent for an order, or for a filing in a file.
 * @throws CodedError `filing.unreadable`, `filing.not_expressible`, `filing.no_endpoint`, `order.not_found`,
 * and what connecting throws.
 */
export async function encodedFiling(what: string): Promise<EncodedFiling> {
  if (existsSync(what)) {
    const { note, ...encodable } = encodableFile(what);
    return { xml: await encodedXml(encodable), note };
  }
  const endpoints = needed(settingsHere(), 'authorityEndpoints');
  return connected((record) => encodedOrder(record, endpoints, what));
}

/** The same as bytes to be written: as it is sent, in GBK, or in UTF-8 to be read. */
export const writtenXml = (xml: string, utf8: boolean): Buffer | string =>
  utf8 ? `${xml.replace('encoding="GBK"', 'encoding="UTF-8"')}\n` : iconv.encode(xml, 'gbk');
