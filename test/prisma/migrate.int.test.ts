import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { schemaDrift } from '#prisma/diff.ts';
import { migrate } from '#prisma/migrate.ts';
import {
  type RunningPostgres,
  removePostgresData,
  startPostgres,
} from '#server/embedded/postgres.ts';
import { newMigration } from '../../scripts/new-migration.ts';

const TINY = fileURLToPath(new URL('fixtures/tiny.prisma', import.meta.url));
const THINGS = 'CREATE TABLE things (id integer PRIMARY KEY, name text);';
// What Prisma's own adapter would cut into pieces.
const SEMICOLONS = `-- one; two
CREATE FUNCTION name_it() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN NEW.name := coalesce(NEW.name, 'a;b'); RETURN NEW; END $$;
CREATE TRIGGER name_it BEFORE INSERT ON things FOR EACH ROW EXECUTE FUNCTION name_it();
ALTER TABLE things ADD CONSTRAINT positive CHECK (id > 0);
CREATE INDEX named ON things (name) WHERE id > 3;`;

describe('migrate', { timeout: 120_000 }, () => {
  const scratch = mkdtempSync(join(tmpdir(), 'beian-migrate-'));
  let server: RunningPostgres;
  let databases = 0;
  let url: string;
  let migrationsDir: string;

  beforeAll(async () => {
    server = await startPostgres({ dataDir: join(scratch, 'postgres'), durable: false });
  }, 120_000);
  afterAll(async () => {
    await server.stop();
    await removePostgresData(join(scratch, 'postgres'));
    rmSync(scratch, { recursive: true });
  });
  beforeEach(async () => {
    databases += 1;
    await ask(server.url, `CREATE DATABASE test_${databases}`);
    url = server.url.replace(/beian$/, `test_${databases}`);
    migrationsDir = join(scratch, `migrations-${databases}`);
  });

  async function ask(where: string, sql: string): Promise<Record<string, unknown>[]> {
    const client = new pg.Client({ connectionString: where });
    await client.connect();
    try {
      const { rows } = await client.query<Record<string, unknown>>(sql);
      return rows;
    } finally {
      await client.end();
    }
  }

  function write(name: string, sql: string): void {
    mkdirSync(join(migrationsDir, name), { recursive: true });
    writeFileSync(join(migrationsDir, name, 'migration.sql'), sql);
  }

  it('applies what is new, once, in order, semicolons and all', async () => {
    write('20260102000000_semicolons', SEMICOLONS);
    write('20260101000000_things', THINGS);
    const applied = ['20260101000000_things', '20260102000000_semicolons'];
    expect(await migrate({ url, migrationsDir })).toEqual({ applied });
    expect(await migrate({ url, migrationsDir })).toEqual({ applied: [] });
    await ask(url, 'INSERT INTO things (id) VALUES (1)');
    expect(await ask(url, 'SELECT name FROM things')).toEqual([{ name: 'a;b' }]);
    expect(await schemaDrift(url, TINY)).toBe('');
  });

  it('fills _prisma_migrations as `prisma migrate deploy` does', async () => {
    write('20260101000000_things', THINGS);
    await migrate({ url, migrationsDir });
    const checksum = createHash('sha256').update(THINGS).digest('hex');
    const row = { checksum, applied_steps_count: 1, logs: null, rolled_back_at: null };
    expect(await ask(url, 'SELECT * FROM _prisma_migrations')).toMatchObject([
      { ...row, migration_name: '20260101000000_things', finished_at: expect.any(Date) },
    ]);
  });

  it('lets several processes start at once', async () => {
    write('20260101000000_things', THINGS);
    const all = await Promise.all([1, 2, 3].map(() => migrate({ url, migrationsDir })));
    expect(all.flatMap(({ applied }) => applied)).toEqual(['20260101000000_things']);
  });

  it('undoes a migration that fails, says why at every start, and goes on once it is resolved', async () => {
    write('20260101000000_things', THINGS);
    write('20260102000000_bad', 'CREATE TABLE half (id int); CREATE TABLE things (id int);');
    const failing = await migrate({ url, migrationsDir }).catch((error: unknown) => error);
    expect(failing).toMatchObject({ code: 'migration.failed' });
    expect(String(failing)).toMatch(/20260102000000_bad failed: ERROR: relation "things" already/);
    const [found] = await ask(url, `SELECT to_regclass('half') AS half`);
    expect(found).toEqual({ half: null });
    const again = await migrate({ url, migrationsDir }).catch((error: unknown) => error);
    expect(String(again)).toMatch(/20260102000000_bad failed earlier/);
    write('20260102000000_bad', 'CREATE TABLE half (id int);');
    await ask(url, /"(UPDATE [^"]+)"/.exec((again as { remedy: string }).remedy)?.[1] ?? '');
    expect(await migrate({ url, migrationsDir })).toEqual({ applied: ['20260102000000_bad'] });
  });

  it('says that an applied migration was edited, or is unknown to this version', async () => {
    write('20260101000000_things', THINGS);
    write('20260102000000_more', 'CREATE TABLE more (id int);');
    await migrate({ url, migrationsDir });
    write('20260101000000_things', `-- edited\n${THINGS}`);
    rmSync(join(migrationsDir, '20260102000000_more'), { recursive: true });
    const lines: string[] = [];
    await migrate({ url, migrationsDir, log: (line) => lines.push(line) });
    expect(lines.join('\n')).toMatch(
      /20260101000000_things was edited[^]*know: 20260102000000_more/,
    );
  });

  it('says where a database does not answer', async () => {
    const nowhere = 'postgresql://somebody:secret@127.0.0.1:1/beian';
    const refused = await migrate({ url: nowhere, migrationsDir }).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 'database.unreachable' });
    expect(String(refused)).toMatch(/127\.0\.0\.1:1 can't be used/);
    expect(String(refused)).not.toMatch(/secret/);
  });

  it('writes the difference to the schema as a migration', async () => {
    const file = (await newMigration('first_things', migrationsDir, TINY)) ?? '';
    expect(basename(dirname(file))).toMatch(/^\d{14}_first_things$/);
    expect(readFileSync(file, 'utf8')).toContain('CREATE TABLE "things"');
    expect(readFileSync(join(migrationsDir, 'migration_lock.toml'), 'utf8')).toContain(
      'postgresql',
    );
    expect(await schemaDrift(url, TINY)).toContain('CREATE TABLE "things"');
    await migrate({ url, migrationsDir });
    expect(await schemaDrift(url, TINY)).toBe('');
    expect(await newMigration('second', migrationsDir, TINY)).toBeUndefined();
    await expect(newMigration('Not A Name')).rejects.toMatchObject({ code: 'migration.name' });
  });
});
