import { readFile } from 'node:fs/promises';
import { basename, dirname } from 'node:path';

import { SCHEMA } from '#prisma/migration-files.ts';
import { NO_FILTERS, withSchemaEngine } from '#prisma/schema-engine.ts';

/**
 * The SQL that would make a migrated database what `prisma/schema.prisma` says; '' when it is that.
 * What the schema language cannot say (CHECK constraints, triggers, partial indexes) is not compared.
 *
 * @param schemaFile for tests; the project's own unless told.
 */
export async function schemaDrift(url: string, schemaFile: string = SCHEMA): Promise<string> {
  const files = [{ path: basename(schemaFile), content: await readFile(schemaFile, 'utf8') }];
  return withSchemaEngine(url, async ({ engine }) => {
    const { stdout } = await engine.diff({
      from: { tag: 'schemaDatasource', files, configDir: dirname(schemaFile) },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: null,
      filters: NO_FILTERS,
    });
    const script = (stdout ?? '').trim();
    return script === '' || script === '-- This is an empty migration.' ? '' : `${script}\n`;
  });
}
