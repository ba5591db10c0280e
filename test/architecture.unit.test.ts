import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';

// What no linter says of the house: docs/architecture.md.

const ROOMS = [
  ...[
    'domain',
    'machines',
    'orders',
    'identity',
    'workflows',
    'activities',
    'prisma',
    'server',
    'web',
  ],
  ...['simulators', 'cli', 'test', 'scripts', 'bench'],
];
const BESIDES = ['.ci', 'deploy', 'docs', 'samples', 'samples-inside', 'templates'];
const SHIPPED =
  /^(domain|machines|orders|identity|workflows|activities|prisma|server|web|simulators|cli)\//;

/** What git has, and what it would take: nothing generated, nothing ignored. */
const files = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'])
  .toString()
  .split('\0')
  .filter((file) => file !== '' && existsSync(file));

const code = files.filter((file) => /\.(ts|tsx|js|mjs|cjs)$/.test(file));
const shipped = code.filter((file) => SHIPPED.test(file));
const read = (file: string): string => readFileSync(file, 'utf8');
const lines = (file: string): number => read(file).trimEnd().split('\n').length;
const manifest = JSON.parse(read('package.json')) as {
  imports: Record<string, string>;
  bin: Record<string, string>;
};

describe('dependencies', () => {
  test('are pinned: what was tried is what is installed', () => {
    const { dependencies, devDependencies } = JSON.parse(read('package.json')) as Record<
      'dependencies' | 'devDependencies',
      Record<string, string>
    >;
    const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(
      ([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version),
    );
    expect(loose).toEqual([]);
  });
});

describe('the house', () => {
  test('is looked at', () => {
    expect(shipped.length).toBeGreaterThan(100);
  });

  test('has no room that docs/architecture.md does not name', () => {
    const folders = new Set(
      files.filter((file) => file.includes('/')).map((file) => file.split('/')[0]),
    );
    expect([...folders].filter((folder) => !ROOMS.concat(BESIDES).includes(folder ?? ''))).toEqual(
      [],
    );
  });

  test('has small files: a median of 70 lines at most, and none over 250', () => {
    const sizes = shipped.map(lines).sort((a, b) => a - b);
    expect(sizes[Math.floor(sizes.length / 2)]).toBeLessThanOrEqual(70);
    expect(shipped.filter((file) => lines(file) > 250)).toEqual([]);
  });

  test('has a route of at most 120 lines for each filing', () => {
    const filings = shipped.filter((file) => file.startsWith('machines/filings/'));
    expect(filings.filter((file) => lines(file) > 120)).toEqual([]);
  });

  test('names files after what they are about', () => {
    const vague =
      /^(utils?|helpers?|misc|common|shared|lib|types|constants)\.|[-.](utils?|helpers?)\./;
    expect(
      code.filter((file) => vague.test(basename(file)) && file !== 'scripts/check/types.ts'),
    ).toEqual([]);
    expect(code.filter((file) => !/^[a-z0-9.-]+$/.test(basename(file)))).toEqual([]);
  });
});

describe('imports', () => {
  test('lead through package.json into rooms that exist', () => {
    for (const [name, target] of Object.entries(manifest.imports)) {
      expect(target).toBe(`./${name.slice(1)}`);
      expect(existsSync(dirname(target)), target).toBe(true);
    }
    for (const target of Object.values(manifest.bin)) expect(existsSync(target), target).toBe(true);
  });

  test('of another room are written #room/…', () => {
    const rooms = Object.keys(manifest.imports).map((name) => name.slice(1, -2));
    const strays = code.flatMap((file) =>
      [...read(file).matchAll(/(?:from|import)\s*\(?'(\.\.?\/[^']+)'/g)]
        .map(([, target = '']) => join(dirname(file), target))
        .filter((target) => {
          const [room = ''] = target.split('/');
          return rooms.includes(room) && room !== file.split('/')[0];
        })
        .map((target) => `${file} → ${target}`),
    );
    expect(strays).toEqual([]);
  });
});

describe('tests', () => {
  test('say what kind they are, or nobody would run them', () => {
    const kind = /\.(unit|int|e2e|long)\.test\.ts$/;
    expect(
      files.filter((file) => /\.(test|spec)\.[cm]?[jt]sx?$/.test(file) && !kind.test(file)),
    ).toEqual([]);
    expect(files.filter((file) => kind.test(file) && !file.startsWith('test/'))).toEqual([]);
  });

  test('are neither left out nor left alone', () => {
    const focused = /\b(test|it|describe)\.only\(/;
    const tests = files.filter(
      (file) => file.endsWith('.test.ts') && file !== 'test/architecture.unit.test.ts',
    );
    expect(tests.filter((file) => focused.test(read(file)))).toEqual([]);
  });
});

describe('the repository', () => {
  interface Locked {
    readonly resolved?: string;
    readonly integrity?: string;
    readonly optionalDependencies?: Record<string, string>;
  }
  const { packages } = JSON.parse(read('package-lock.json')) as {
    packages: Record<string, Locked>;
  };

  test('names no registry in its lock file', () => {
    const named = Object.entries(packages).filter(([, { resolved }]) =>
      /^https?:/.test(resolved ?? ''),
    );
    expect(named).toEqual([]);
  });

  test('has the hash of each package, so that no registry hands out another under its version', () => {
    const loose = Object.entries(packages).filter(
      ([path, { integrity = '' }]) =>
        path.startsWith('node_modules/') && !integrity.startsWith('sha512-'),
    );
    expect(loose.map(([path]) => path)).toEqual([]);
  });

  // npm leaves out what it could not find while locking; `npm ci` then refuses on every machine.
  test('has locked the packages of all platforms', () => {
    const missing = Object.values(packages).flatMap(({ optionalDependencies = {} }) =>
      Object.keys(optionalDependencies).filter(
        (name) => !Object.keys(packages).some((path) => path.endsWith(`node_modules/${name}`)),
      ),
    );
    expect(missing).toEqual([]);
  });

  test('contains no path of somebody’s machine', () => {
    const machine = /(^|[^\w.$)\]}-])\/(work|root|Users\/\w+|home\/\w+)\//m;
    const text = files.filter((file) => !/\.(png|pdf|woff2?|ico|gz)$/.test(file));
    expect(text.filter((file) => machine.test(read(file)))).toEqual([]);
  });
});
