import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readFolder } from '#cli/import/read-folder.ts';
import type { Owner } from '#cli/demo/cast.ts';
import { BOOKSHOP_OWNER } from '#cli/demo/elsewhere.ts';
import { earlierFilings } from '#cli/demo/earlier/filings.ts';
import { writeFolder } from '#cli/demo/earlier/write-folder.ts';
import { control } from '#cli/demo/outside.ts';
import { createCodeTables } from '#domain/authority/code-tables.ts';
import { DATED_CODE_TABLES } from '#domain/authority/dated-code-tables.ts';
import { importAll } from '#orders/import/import-all.ts';
import type { TestSystem } from '../../support/system.ts';
import { filedElsewhere, OTHER_PROVIDER } from '../every-filing-type/bureau.ts';
import type { Replacing } from './samples.ts';

/** The subject that the samples claim and transfer. */
const SUBJECTS = 1;

/** Imports filings of before whose people are canaries. @throws Error where a line is refused */
export async function importCanaries({ record }: TestSystem, replacing: Replacing): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'beian-canaries-'));
  try {
    writeFolder(folder, replacing.replace(earlierFilings(SUBJECTS)));
    const as = { tables: createCodeTables(DATED_CODE_TABLES), provider: null };
    const deps = { ...record, committed: () => undefined };
    for await (const lines of importAll(deps, readFolder(folder, as), { dryRun: false })) {
      const refused = lines.filter(({ outcome }) => outcome === 'refused');
      if (refused.length > 0) throw new Error(JSON.stringify(refused));
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Files at the bureau, through another provider, what the sample of a new access is about. */
export async function fileElsewhere({ urls }: TestSystem, replacing: Replacing): Promise<Owner> {
  const { subject, service, filingPassword } = replacing.sample(
    'tianjin-enterprise-new-access',
  ).form;
  const { name, ...owner } = BOOKSHOP_OWNER;
  const canary = replacing.replace({ owner: { name, ...owner } }).owner;
  const body = filedElsewhere({
    ...{ name: subject?.name ?? '', certificateNumber: subject?.certificateNumber ?? '' },
    ...{ site: service?.name ?? '', domain: service?.domains?.[0] ?? '', owner: canary },
  });
  const people = JSON.stringify(body)
    .replaceAll('林越', canary.name)
    .replaceAll('linyue@example.cn', replacing.canaryFor('email', 'linyue@example.cn'))
    .replaceAll('解放北路1号', replacing.canaryFor('address', '解放北路1号'));
  const filed = JSON.parse(people) as { Zt_xx: object };
  await control(urls.authority, '/control/register', {
    ...{ ...filed, ispId: OTHER_PROVIDER, password: filingPassword },
    Zt_xx: { ...filed.Zt_xx, Baxh: subject?.icpNumber },
  });
  return canary;
}
