import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Part } from './part.ts';
import { brokeDown, parseJson, ROOT, runTool } from './tool.ts';

interface Cruised {
  readonly modules: readonly { source: string }[];
  readonly summary: {
    readonly violations: readonly {
      from: string;
      to: string;
      rule: { name: string };
      cycle?: readonly { name: string }[];
    }[];
    readonly ruleSetUsed: { readonly forbidden: readonly { name: string; comment?: string }[] };
  };
}

const ROOMS = [
  ...['domain', 'machines', 'orders', 'workflows', 'activities', 'prisma', 'server', 'web'],
  ...['simulators', 'cli', 'scripts', 'bench', 'test'],
];

/** dependency-cruiser: who may import whom. Each violation comes with its rule's reason. */
export const dependencyRules: Part = {
  name: 'import rules',
  unit: 'modules',
  async run() {
    const rooms = ROOMS.filter((room) => existsSync(join(ROOT, room)));
    const ended = await runTool('dependency-cruiser', 'bin/dependency-cruise.mjs', [
      ...['--config', '.dependency-cruiser.cjs', '--output-type', 'json'],
      ...rooms,
    ]);
    const { modules, summary } = parseJson(ended) as Cruised;
    const reasons = new Map(summary.ruleSetUsed.forbidden.map((rule) => [rule.name, rule.comment]));
    const problems = summary.violations.map(({ from, to, rule, cycle }) => {
      const path = cycle ? [from, ...cycle.map(({ name }) => name)] : [from, to];
      return `${rule.name}: ${path.join(' → ')}\n  ${reasons.get(rule.name) ?? ''}`;
    });
    if (ended.code !== 0 && problems.length === 0) problems.push(brokeDown(ended));
    const ours = modules.filter(({ source }) =>
      rooms.some((room) => source.startsWith(`${room}/`)),
    );
    return { looked: ours.length, problems };
  },
};
