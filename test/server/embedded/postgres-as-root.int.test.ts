import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { postgresBinaries } from '#server/embedded/postgres-binaries.ts';
import { postgresUser, userMay } from '#server/embedded/postgres-user.ts';
import { removePostgresData, startPostgres } from '#server/embedded/postgres.ts';
import { closedFolder, isRoot } from '#test/server/embedded/folders.ts';

const why = isRoot ? '' : ' (skipped: this test does not run as root)';

describe.skipIf(!isRoot)(`PostgreSQL as root${why}`, { timeout: 120_000 }, () => {
  const quiet = () => undefined;

  it("keeps the data of root's own folder where PostgreSQL's user may go, until removed", async () => {
    const dataDir = join(closedFolder(), 'postgres');
    const first = await startPostgres({ dataDir, durable: false });
    const home = readFileSync(join(dataDir, 'LOCATION'), 'utf8').split('\n')[0] ?? '';
    expect(existsSync(join(home, 'data', 'PG_VERSION'))).toBe(true);
    await first.stop();
    const second = await startPostgres({ dataDir, durable: false });
    expect(readFileSync(join(dataDir, 'LOCATION'), 'utf8')).toContain(`${home}\n`);
    await second.stop();
    await removePostgresData(dataDir);
    expect([existsSync(home), existsSync(dataDir)]).toEqual([false, false]);
  });

  it('lets the database follow a renamed folder, and refuses one for a copied folder', async () => {
    const parent = closedFolder();
    const [before, after, copy] = ['before', 'after', 'copy'].map((name) => join(parent, name));
    const first = await startPostgres({ dataDir: before!, durable: false });
    await first.stop();
    renameSync(before!, after!);
    const second = await startPostgres({ dataDir: after!, durable: false });
    await second.stop();
    cpSync(after!, copy!, { recursive: true });
    const starting = startPostgres({ dataDir: copy!, durable: false });
    await expect(starting).rejects.toMatchObject({ code: 'embedded.data_moved' });
    await removePostgresData(after!);
    const gone = startPostgres({ dataDir: copy!, durable: false });
    await expect(gone).rejects.toThrow(/which is gone/);
  });

  it("copies the programs when PostgreSQL's user can't reach them, links and all", () => {
    const user = postgresUser('/nonexistent');
    const inPlace = dirname(dirname(postgresBinaries(undefined, quiet).postgres));
    const native = join(closedFolder(), 'native');
    mkdirSync(native);
    // As npm 11 leaves it: without the links.
    const isLink = (path: string) => lstatSync(path).isSymbolicLink();
    cpSync(inPlace, native, {
      recursive: true,
      verbatimSymlinks: true,
      filter: (path) => !isLink(path),
    });
    const version = `test-${process.pid}`;
    const { postgres } = postgresBinaries(user, quiet, { native, version });
    const folder = dirname(dirname(postgres));
    try {
      expect(postgres.startsWith(native)).toBe(false);
      expect(userMay(user, '-x', postgres)).toBe(true);
      expect(userMay(user, '-r', join(folder, 'lib', 'libpq.so.5'))).toBe(true);
      expect(statSync(folder).mode & 0o777).toBe(0o755);
    } finally {
      rmSync(folder, { recursive: true });
      rmSync(dirname(native), { recursive: true });
    }
  });
});
