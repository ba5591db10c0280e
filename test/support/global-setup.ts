import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { migrate } from '#prisma/migrate.ts';
import { removePostgresData, startPostgres } from '#server/embedded/postgres.ts';
import { findTemporal } from '#server/embedded/temporal.ts';
import { workflowBundle as bundleOf } from '#server/workflow-bundle.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the server's own database; tests make theirs from `TEMPLATE`. */
    readonly postgresUrl: string;
    readonly temporalBinary: string;
    readonly workflowBundle: string;
  }
}

/** The migrated database that each test's own is a copy of. */
export const TEMPLATE = 'beian_template';

/** One PostgreSQL, one migrated template, one bundle of the workflows: for all tests of a run. */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'beian-test-'));
  const dataDir = join(folder, 'postgres');
  const postgres = await startPostgres({ dataDir, durable: false });
  const admin = new pg.Client({ connectionString: postgres.url });
  await admin.connect();
  await admin.query(`CREATE DATABASE ${TEMPLATE}`);
  await admin.end();
  const template = new URL(postgres.url);
  template.pathname = `/${TEMPLATE}`;
  await migrate({ url: template.href });

  const cacheDir = join(process.cwd(), '.beian', 'cache');
  const temporalBinary = await findTemporal({ cacheDir });
  const { code } = await bundleOf(cacheDir);
  const workflowBundle = join(folder, 'workflows.js');
  writeFileSync(workflowBundle, code);

  provide('postgresUrl', postgres.url);
  provide('temporalBinary', temporalBinary);
  provide('workflowBundle', workflowBundle);
  return async () => {
    await postgres.stop();
    await removePostgresData(dataDir);
    rmSync(folder, { recursive: true, force: true });
  };
}
