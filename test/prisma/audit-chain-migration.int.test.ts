import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes, randomUUID } from 'node:crypto';
import pg from 'pg';
import { expect, inject, it } from 'vitest';
import { verifyAudit } from '#orders/audit-chain/verify.ts';
import { openRecord } from '#prisma/client.ts';
import { migrate } from '#prisma/migrate.ts';
import { MIGRATIONS } from '#prisma/migration-files.ts';
import { createVault } from '#prisma/vault.ts';

it('given a record from before the chain, when it is migrated, then its rows are chained in the order of their ids', async () => {
  const name = `t_${randomUUID().replaceAll('-', '')}`;
  const url = new URL(inject('postgresUrl'));
  const server = new pg.Client({ connectionString: url.href });
  await server.connect();
  await server.query(`CREATE DATABASE ${name}`);
  url.pathname = `/${name}`;
  const earlier = mkdtempSync(join(tmpdir(), 'beian-earlier-'));
  const db = openRecord(url.href, 2);
  try {
    cpSync(MIGRATIONS, earlier, { recursive: true });
    const names = readdirSync(MIGRATIONS);
    const chain = names.find((one) => one.endsWith('_audit_chain')) ?? '';
    for (const one of names.filter((one) => one >= chain && /^\d/.test(one))) {
      rmSync(join(earlier, one), { recursive: true });
    }
    await migrate({ url: url.href, migrationsDir: earlier });
    await db.$executeRaw`INSERT INTO audit (id, at, actor_id, actor_role, action, target, after)
      VALUES (7, now(), 'a', 'reviewer', 'pass', 'x', '{"stage":"报送"}'), (3, now(), 'a', 'reviewer', 'pass', 'y', NULL)`;

    await migrate({ url: url.href });

    const links = await db.auditLink.findMany({ orderBy: { seq: 'asc' } });
    expect(links.map(({ seq, auditId }) => [seq, auditId])).toEqual([
      [1n, 3n],
      [2n, 7n],
    ]);
    const vault = createVault({
      data: [{ id: 'k', key: randomBytes(32) }],
      index: randomBytes(32),
    });
    expect(await verifyAudit(db, vault)).toEqual({ rows: 2, anchors: 0, faults: [] });
  } finally {
    await db.$disconnect();
    await server.query(`DROP DATABASE ${name} WITH (FORCE)`);
    await server.end();
    rmSync(earlier, { recursive: true });
  }
});
