import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import type { SchemaEngine } from '@prisma/schema-engine-wasm';
import * as glue from '@prisma/schema-engine-wasm/schema_engine_bg';
import pg from 'pg';

import { CodedError } from '#domain/errors.ts';
import { schemaEngineAdapter } from '#prisma/schema-engine-adapter.ts';

const CONNECT_WITHIN_MS = 10_000;

/** Everything in the database is ours to compare. */
export const NO_FILTERS = { externalTables: [], externalEnums: [] };

/** Prisma's schema engine on a database, and the one connection that it works on. */
export interface EngineSession {
  readonly engine: SchemaEngine;
  readonly pool: pg.Pool;
}

/** The part of the global WebAssembly that we use; no type library of ours declares it. */
interface WebAssemblyApi {
  compile(code: Uint8Array): Promise<unknown>;
  instantiate(module: unknown, imports: object): Promise<{ exports: Record<string, unknown> }>;
}

let loading: Promise<void> | undefined;

/**
 * Runs `work` with the schema engine that comes as WebAssembly (the native one would be downloaded).
 *
 * @throws CodedError `database.unreachable` when the database does not answer within ten seconds.
 */
export async function withSchemaEngine<T>(
  url: string,
  work: (session: EngineSession) => Promise<T>,
): Promise<T> {
  // Never idled away: the engine's lock lives as long as its connection.
  const one = { max: 1, idleTimeoutMillis: 0, connectionTimeoutMillis: CONNECT_WITHIN_MS };
  const pool = new pg.Pool({ connectionString: url, ...one });
  pool.on('error', () => undefined);
  try {
    await pool.query('SELECT 1').catch((cause: unknown) => Promise.reject(unreachable(url, cause)));
    await (loading ??= load());
    const adapter = bindMigrationAwareSqlAdapterFactory(schemaEngineAdapter(pool));
    const engine = await glue.SchemaEngine.new({ datamodels: undefined }, () => undefined, adapter);
    try {
      return await work({ engine, pool });
    } finally {
      engine.free();
    }
  } finally {
    await pool.end();
  }
}

async function load(): Promise<void> {
  const entry = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm');
  const code = await readFile(join(dirname(entry), 'schema_engine_bg.wasm'));
  // The engine reports a panic here before it traps; without this the panic itself is lost.
  const registry = { set_message: (message: string) => console.error(message) };
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: registry });
  const { WebAssembly: api } = globalThis as unknown as { WebAssembly: WebAssemblyApi };
  const instance = await api.instantiate(await api.compile(code), {
    './schema_engine_bg.js': glue,
  });
  glue.__wbg_set_wasm(instance.exports);
  (instance.exports['__wbindgen_start'] as () => void)();
}

function unreachable(url: string, cause: unknown): CodedError {
  const said =
    cause instanceof Error ? cause.message || String((cause as { code?: string }).code) : '';
  const where = new URL(url).host;
  return new CodedError(
    'database.unreachable',
    `The database at ${where} can't be used: ${said}.`,
    {
      remedy: 'Check that it runs and that DATABASE_URL is right.',
      cause,
    },
  );
}
