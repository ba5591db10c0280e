import { Command } from 'commander';
import { dayInShanghai, parseDay } from '#domain/calendar/days.ts';
import { CodedError } from '#domain/errors.ts';
import { PROVINCE_NAMES, PROVINCES, type Province } from '#domain/provinces.ts';
import { NO_OVERRIDES } from '#domain/rules/overrides.ts';
import { readOverrides } from '#domain/rules/read-overrides.ts';
import { ruleSet } from '#domain/rules/rule-set.ts';
import { readJson } from './read-json.ts';
import { bureauPageAsText, provinceList } from './rules/as-text.ts';
import { overrideCommand } from './rules/override.ts';

/** `beian rules`: what the bureaus ask. */
export function rulesCommand(): Command {
  return new Command('rules')
    .addCommand(overrideCommand())
    .description('Print what a bureau asks of filings, as its help page. Needs nothing running.')
    .argument('[province]', '天津 or Tianjin; without one, the list of all')
    .option('--day <day>', 'the rules in force on that day, YYYY-MM-DD; today without it')
    .option(
      '--overrides <file>',
      'JSON: {change: [{code, …}], add: [{rule} …]}, checked and applied',
    )
    .option('--json', 'as one JSON value')
    .action((name: string | undefined, { day: written, overrides: file, json }: RulesOptions) => {
      const day = written === undefined ? dayInShanghai(new Date()) : parseDay(written);
      const overrides = file === undefined ? NO_OVERRIDES : readOverrides(readJson(file));
      const provinces = name === undefined ? PROVINCE_NAMES : [readProvince(name)];
      const sets = provinces.map((province) => ruleSet(province, day, overrides));
      const [only] = sets;
      if (json === true) {
        process.stdout.write(`${JSON.stringify(name === undefined ? sets : only)}\n`);
      } else {
        process.stdout.write(
          name === undefined || !only ? provinceList(sets, day) : bureauPageAsText(only, day),
        );
      }
    });
}

interface RulesOptions {
  readonly day?: string;
  readonly overrides?: string;
  readonly json?: boolean;
}

const plain = (text: string) => text.toLowerCase().replaceAll(/[\s_-]/g, '');

function readProvince(text: string): Province {
  const found = PROVINCE_NAMES.find((name) =>
    [name, PROVINCES[name].en].some((one) => plain(one) === plain(text)),
  );
  if (found) return found;
  throw new CodedError('rules.unknown_province', `“${text}” is no province with a bureau.`, {
    field: 'province',
    remedy: `Name one of: ${PROVINCE_NAMES.join(' ')}.`,
  });
}
