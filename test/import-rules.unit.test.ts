import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cruise, type ICruiseResult, type IConfiguration } from 'dependency-cruiser';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const { forbidden = [], options = {} } = createRequire(import.meta.url)(
  '../.dependency-cruiser.cjs',
) as IConfiguration;

/** For each rule a file that breaks it: the rule, the file, and what the file says. */
const BROKEN: readonly (readonly [rule: string, file: string, text: string])[] = [
  ['domain-imports-nothing-of-ours', 'domain/a.ts', `import '#machines/a.ts';`],
  ['machines-imports-few-rooms', 'machines/b.ts', `import '#orders/a.ts';`],
  ['workflows-imports-few-rooms', 'workflows/b.ts', `import '#machines/a.ts';`],
  ['orders-imports-few-rooms', 'orders/b.ts', `import '#activities/a.ts';`],
  ['identity-imports-few-rooms', 'identity/b.ts', `import '#machines/a.ts';`],
  ['identity-knows-accounts-and-audit', 'identity/c.ts', `import '#orders/a.ts';`],
  ['activities-imports-few-rooms', 'activities/b.ts', `import '#machines/a.ts';`],
  ['prisma-imports-few-rooms', 'prisma/b.ts', `import '#orders/a.ts';`],
  ['server-imports-few-rooms', 'server/b.ts', `import '#simulators/a.ts';`],
  ['web-imports-few-rooms', 'web/b.ts', `import '#server/a.ts';`],
  ['simulators-imports-nothing-of-ours', 'simulators/b.ts', `import '#domain/pure.ts';`],
  ['domain-errors-below-prisma', 'prisma/c.ts', `import '#domain/pure.ts';`],
  ['domain-does-no-io', 'domain/c.ts', `import 'node:fs';`],
  ['machines-do-no-io', 'machines/c.ts', `import 'node:fs';`],
  ['workflows-do-no-io', 'workflows/c.ts', `import 'node:crypto';`],
  ['domain-uses-few-packages', 'domain/d.ts', `import 'listed';`],
  ['machines-uses-few-packages', 'machines/d.ts', `import 'listed';`],
  ['workflows-uses-few-packages', 'workflows/d.ts', `import 'listed';`],
  ['filing-imports-no-filing', 'machines/filings/b.ts', `import './a.ts';`],
  ['stage-imports-no-stage', 'machines/stages/b.ts', `import './a.ts';`],
  ['stage-imports-only-setup', 'machines/stages/c.ts', `import '../filings/a.ts';`],
  ['filing-imports-only-stages', 'machines/filings/c.ts', `import '../a.ts';`],
  ['leg-imports-only-stages', 'machines/legs/a.ts', `import '../filings/a.ts';`],
  ['setup-imports-no-machine', 'machines/filing-setup.ts', `import './a.ts';`],
  [
    'workflows-know-activities-as-types',
    'workflows/e.ts',
    `import type {} from '#activities/a.ts';`,
  ],
  ['workflows-import-contract-as-type-only', 'workflows/f.ts', `import '#activities/contract.ts';`],
  ['contract-is-types-only', 'activities/contract.ts', `import '#domain/pure.ts';`],
  ['server-wires-activities-at-the-start', 'server/c.ts', `import '#activities/a.ts';`],
  ['only-messages-of-workflows', 'server/d.ts', `import '#workflows/a.ts';`],
  ['messages-for-relay-and-resume', 'orders/c.ts', `import '#workflows/messages.ts';`],
  ['only-the-relay-speaks-to-temporal', 'orders/d.ts', `import '@temporalio/client';`],
  ['activities-know-no-client', 'activities/c.ts', `import '@temporalio/client';`],
  ['nothing-imports-tests', 'scripts/b.ts', `import '#test/a.ts';`],
  ['shipped-imports-no-tooling', 'cli/b.ts', `import '../scripts/a.ts';`],
  ['nothing-imports-the-cli', 'server/main.ts', `import '#cli/a.ts';`],
  ['xstate-stays-in-machines', 'server/e.ts', `import 'xstate';`],
  ['generated-client-through-prisma', 'server/f.ts', `import '#prisma/generated/a.ts';`],
  ['no-circle', 'bench/b.ts', `import './c.ts';`],
  ['no-unresolvable', 'bench/d.ts', `import './nowhere.ts';`],
  ['no-unlisted-package', 'bench/e.ts', `import 'unlisted';`],
  ['no-dev-package-in-shipped-code', 'cli/c.ts', `import 'developing';`],
];

/** What they import, and what is allowed: none of these breaks a rule. */
const SOUND: Readonly<Record<string, string>> = {
  'domain/pure.ts': `import 'typebox';`,
  'machines/a.ts': `import 'xstate'; import '#domain/pure.ts';`,
  'machines/filings/a.ts': `import '../stages/a.ts';`,
  'machines/stages/a.ts': `import '#domain/pure.ts';`,
  'orders/a.ts': `import '#machines/a.ts'; import 'node:crypto';`,
  'orders/audit.ts': '',
  'identity/a.ts': `import '#orders/audit.ts'; import '#domain/pure.ts';`,
  'orders/relay.ts': `import '@temporalio/client'; import '#workflows/messages.ts';`,
  'activities/a.ts': `import '#orders/a.ts'; import 'listed';`,
  'workflows/messages.ts': `import type {} from '#domain/pure.ts';`,
  'workflows/a.ts': `import type {} from '#activities/contract.ts'; import '@temporalio/workflow';`,
  'prisma/generated/a.ts': '',
  'server/a.ts': `import type {} from '#activities/contract.ts'; import '#orders/a.ts';`,
  'server/worker.ts': `import '#activities/a.ts';`,
  'simulators/a.ts': `import 'listed';`,
  'cli/a.ts': `import '#server/a.ts';`,
  'scripts/a.ts': `import '#server/a.ts';`,
  'test/a.ts': `import '#cli/a.ts'; import 'developing';`,
  'bench/c.ts': `import './b.ts';`,
};

const PACKAGES = ['typebox', 'xstate', 'listed', '@temporalio/client', '@temporalio/workflow'];

describe('the import rules', () => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'beian-imports-')));
  const tripped = new Map<string, string[]>();

  function write(file: string, text: string): void {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }

  beforeAll(async () => {
    const rooms = new Set<string>();
    for (const [file, text] of [
      ...BROKEN.map(([, ...broken]) => broken),
      ...Object.entries(SOUND),
    ]) {
      write(file, text);
      rooms.add(file.slice(0, file.indexOf('/')));
    }
    for (const name of [...PACKAGES, 'developing', 'unlisted']) {
      write(`node_modules/${name}/package.json`, JSON.stringify({ name, main: 'index.js' }));
      write(`node_modules/${name}/index.js`, '');
    }
    const manifest = {
      type: 'module',
      imports: Object.fromEntries([...rooms].map((room) => [`#${room}/*`, `./${room}/*`])),
      dependencies: Object.fromEntries(PACKAGES.map((name) => [name, '1.0.0'])),
      devDependencies: { developing: '1.0.0' },
    };
    write('package.json', JSON.stringify(manifest));

    const { tsConfig: _, ...chosen } = options;
    const cruised = await cruise([...rooms], {
      ...chosen,
      ...{ baseDir: folder, validate: true, ruleSet: { forbidden } },
    });
    for (const { rule, from } of (cruised.output as ICruiseResult).summary.violations) {
      tripped.set(from, [...(tripped.get(from) ?? []), rule.name]);
    }
  });

  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  test.each(BROKEN)('%s: %s may not say %s', (rule, file) => {
    expect(tripped.get(file)).toContain(rule);
  });

  test('let pass what is sound', () => {
    const wronged = [...tripped.keys()].filter((file) => file in SOUND && file !== 'bench/c.ts');
    expect(wronged).toEqual([]);
  });

  test('have each a file here that breaks it, and a reason for whoever trips', () => {
    const names = forbidden.map(({ name = '' }) => name);
    expect(BROKEN.map(([rule]) => rule).sort()).toEqual([...names].sort());
    expect(forbidden.filter(({ comment = '' }) => comment.length < 30)).toEqual([]);
  });
});
