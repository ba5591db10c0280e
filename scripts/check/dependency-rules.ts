import { readdirSync } from 'node:fs';
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

/** All top-level folders: a new room is looked at before anybody thinks of a rule for it. */
function rooms(): string[] {
  return readdirSync(ROOT, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !/^(\.|node_modules$|coverage$)/.test(entry.name))
    .map(({ name }) => name);
}

/** dependency-cruiser: who may import whom. Each violation comes with its rule's reason. */
export const dependencyRules: Part = {
  name: 'import rules',
  unit: 'modules',
  async run() {
    const folders = rooms();
    const ended = await runTool('dependency-cruiser', 'bin/dependency-cruise.mjs', [
      ...['--config', '.dependency-cruiser.cjs', '--output-type', 'json'],
      ...folders,
    ]);
    const { modules, summary } = parseJson(ended) as Cruised;
    const reasons = new Map(summary.ruleSetUsed.forbidden.map((rule) => [rule.name, rule.comment]));
    const problems = summary.violations.map(({ from, to, rule, cycle }) => {
      const path = cycle ? [from, ...cycle.map(({ name }) => name)] : [from, to];
      return `${rule.name}: ${path.join(' → ')}\n  ${reasons.get(rule.name) ?? ''}`;
    });
    if (ended.code !== 0 && problems.length === 0) problems.push(brokeDown(ended));
    const ours = modules.filter(({ source }) =>
      folders.some((folder) => source.startsWith(`${folder}/`)),
    );
    return { looked: ours.length, problems };
  },
};
