import { Command } from 'commander';
import { SYSTEM } from '#domain/roles.ts';
import { dryRunRules, type AffectedOpenOrder } from '#orders/dry-run-rules.ts';
import { currentOverrides, storeOverrides } from '#orders/rule-overrides.ts';
import { connected } from '../connected.ts';
import { readJson } from '../read-json.ts';

interface Options {
  readonly dryRun?: boolean;
  readonly note?: string;
}

/** `beian rules override`: the operators' rules of a running system. */
export const overrideCommand = () =>
  new Command('override')
    .description('Make a file the operators’ rules, and say which open orders would be told else.')
    .argument('<file>', 'JSON: {change: [{code, …}], add: [{rule} …]}: all of it, not a difference')
    .option('--dry-run', 'only say what would change')
    .option('--note <text>', 'why, kept with the version')
    .action(async (file: string, { dryRun = false, note }: Options) => {
      const content = readJson(file);
      await connected(async (system) => {
        const deps = { ...system, committed: () => undefined };
        const { looked, unreadable, orders } = await dryRunRules(deps, content);
        const count = `${String(orders.length)} of ${String(looked)} open orders`;
        const lines = [
          `${count} ${dryRun ? 'would be' : 'are'} told something else.`,
          ...orders.map(line),
          ...unreadable.map((orderNo) => `${orderNo}: not looked at, its form can’t be read.`),
        ];
        process.stdout.write(`${lines.join('\n')}\n`);
        if (dryRun) return;
        const { version } = await currentOverrides(system.db);
        const stored = { content, version, note: note ?? null, actor: SYSTEM };
        const { version: written } = await storeOverrides(deps, stored);
        process.stdout.write(`Version ${String(written)} holds from now on.\n`);
      });
    });

/** One order: what appears and vanishes, and whether it would be blocked. */
function line({ orderNo, keepsRules, blocked, appear, vanish }: AffectedOpenOrder): string {
  const codes = [
    ...appear.map(({ code, severity }) => `+${code} (${severity})`),
    ...vanish.map(({ code, severity }) => `-${code} (${severity})`),
  ];
  const block = blocked.before === blocked.after ? '' : blocked.after ? ', blocked' : ', free';
  return `${orderNo}${keepsRules ? ', keeps its rules' : block}: ${codes.join(' ')}`;
}
