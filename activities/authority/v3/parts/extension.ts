import type { ExtensionRecord } from '../records.ts';
import { branch, leaf, type Xml } from '../xml.ts';

/** The name and version of our extension; whoever reads it must know it by this. */
const EXTENSION = 'beian.1';

/** Stands for "other" among formats and purposes, so that a bureau without the extension can pass over it. */
const OTHER = '999';

/**
 * Our own extension to V3.0, no part of it: what the interface of 2013 has no place for (apps, IPv6, the number
 * of our report) travels as an attachment of format and purpose 999 whose content is JSON in UTF-8. Off unless
 * an endpoint is known to understand it.
 */
export function extensionElement(record: ExtensionRecord, owner: readonly Xml[]): Xml {
  const { reportId, orderNo, filingType, app, ipv6 } = record;
  const content = { extension: EXTENSION, reportId, orderNo, filingType, app, ipv6 };
  return branch(
    'Fjxx',
    [
      leaf('Fjwjgs', OTHER),
      leaf('Fjyt', OTHER),
      leaf('Fjnr', Buffer.from(JSON.stringify(content), 'utf8').toString('base64')),
    ],
    owner,
  );
}
