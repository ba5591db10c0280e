import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import iconv from 'iconv-lite';
import { validateXML } from 'xmllint-wasm';

const folder = process.env['ISP_SCHEMAS'] ?? resolve('../shared/contracts/isp-v3');

/** Why the ministry's schemas can't be used here; undefined when they can. */
export const schemasMissing = existsSync(join(folder, 'download.xsd'))
  ? undefined
  : `no schemas at ${folder}`;

function asUtf8(text: string): string {
  return text.replace(/encoding=["'][\w-]+["']/i, 'encoding="UTF-8"');
}

/** What a schema of the ministry's says against a document; empty when nothing. */
export async function schemaErrors(
  schema: 'upload.xsd' | 'download.xsd',
  xml: string,
): Promise<string[]> {
  // The schemas and the documents are in GBK, the checker wants UTF-8.
  const xsd = asUtf8(iconv.decode(readFileSync(join(folder, schema)), 'gbk'));
  const { errors } = await validateXML({
    xml: [{ fileName: 'document.xml', contents: asUtf8(xml) }],
    schema: [xsd],
  });
  return errors.map(({ message }) => message);
}
