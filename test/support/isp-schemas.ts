import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { validateXML } from 'xmllint-wasm';

// The ministry's schemas are not ours to copy: a test reads them from where they are, or says that it can't.

const FOLDER = process.env['ISP_SCHEMAS'] ?? '../shared/contracts/isp-v3';

type SchemaName = 'upload' | 'download';

/** Whether the schemas of V3.0 are at hand; tell the reader of a skipped test how to have them. */
export const haveSchemas = existsSync(join(FOLDER, 'upload.xsd'));

/** What a skipped test is called after. */
export const SCHEMAS_MISSING = 'skipped: set ISP_SCHEMAS to the folder of the V3.0 schemas';

/** A schema as text; the file itself is in GBK. */
export function schemaText(name: SchemaName): string {
  const text = new TextDecoder('gbk').decode(readFileSync(join(FOLDER, `${name}.xsd`)));
  return text.replace('encoding="GBK"', 'encoding="UTF-8"');
}

/** What a schema has against documents, one sentence each; none where they are valid. */
export async function objections(
  name: SchemaName,
  documents: readonly string[],
): Promise<readonly string[]> {
  const { valid, errors } = await validateXML({
    xml: documents.map((text, index) => ({
      fileName: `document-${String(index)}.xml`,
      contents: text.replace('encoding="GBK"', 'encoding="UTF-8"'),
    })),
    schema: [{ fileName: `${name}.xsd`, contents: schemaText(name) }],
    initialMemoryPages: 1024,
    maxMemoryPages: 4096,
  });
  const said = errors.map(({ rawMessage }) => rawMessage);
  return valid || said.length > 0 ? said : ['invalid, and no reason was given'];
}
