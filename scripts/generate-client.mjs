// npm's `prepare`: makes the database client in prisma/generated from prisma/schema.prisma.
// Plain Node, nothing imported: it runs while the installation is only just complete.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const schemaFile = join(root, 'prisma', 'schema.prisma');
const generated = join(root, 'prisma', 'generated');
const stamp = join(generated, '.schema-hash');

/** Ends the script with a sentence instead of a stack. */
function refuse(sentence) {
  console.error(`The database client was not generated: ${sentence}`);
  process.exit(1);
}

/** The Prisma CLI's file and version; undefined where development packages are left out. */
function prismaCli() {
  const require = createRequire(join(root, 'package.json'));
  try {
    const manifest = require.resolve('prisma/package.json');
    const { version } = JSON.parse(readFileSync(manifest, 'utf8'));
    return { version, file: join(manifest, '..', 'build', 'index.js') };
  } catch {
    return undefined;
  }
}

function generate(file) {
  const asked = [file, 'generate', '--no-hints', '--schema', schemaFile];
  return spawnSync(process.execPath, asked, {
    cwd: root,
    encoding: 'utf8',
    env: {
      ...process.env,
      // Any file that exists: generating does not run the engine, but would download it otherwise.
      PRISMA_SCHEMA_ENGINE_BINARY: process.env.PRISMA_SCHEMA_ENGINE_BINARY ?? process.execPath,
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
      CHECKPOINT_DISABLE: '1',
    },
  });
}

if (!existsSync(schemaFile)) refuse(`${schemaFile} is missing.`);
const cli = prismaCli();
const text = readFileSync(schemaFile);
const hash = createHash('sha256').update(`${cli?.version}\n`).update(text).digest('hex');
const made = existsSync(join(generated, 'client.ts'));
const current = made && existsSync(stamp) && readFileSync(stamp, 'utf8').trim() === hash;

if (!current && !cli) {
  if (!made) refuse('the package "prisma" is not installed. Run "npm install".');
} else if (!current) {
  // A generation that is cut short must not pass for a finished one.
  rmSync(stamp, { force: true });
  const ran = generate(cli.file);
  if (ran.status !== 0) {
    refuse(`prisma generate says:\n${ran.error?.message ?? `${ran.stdout}${ran.stderr}`.trim()}`);
  }
  writeFileSync(stamp, `${hash}\n`);
  console.log('Generated the database client from prisma/schema.prisma.');
}
