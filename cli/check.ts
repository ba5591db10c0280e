import { Command, Option } from 'commander';
import type { Locale } from '#domain/bilingual.ts';
import { dayInShanghai, parseDay } from '#domain/calendar/days.ts';
import { checkFiling } from '#domain/checks/check-filing.ts';
import type { FilingReport } from '#domain/checks/finding.ts';
import { FORM_TYPES } from '#domain/forms/form-registry.ts';
import { parseRanges } from '#domain/identifiers/ip-ranges.ts';
import { NO_OVERRIDES } from '#domain/rules/overrides.ts';
import { readOverrides } from '#domain/rules/read-overrides.ts';
import { reportAsText } from './check/as-text.ts';
import { filingIn } from './check/filing-file.ts';
import { fail } from './fail.ts';
import { readJson } from './read-json.ts';

interface Options {
  readonly type?: string;
  readonly day?: string;
  readonly ipRanges?: string;
  readonly overrides?: string;
  readonly locale: Locale;
  readonly json?: boolean;
}

/** What cannot be read is told apart from a filing that is blocked. */
const UNREADABLE = 2;

/** `beian check`: all that speaks against a filing, as far as its form and the rules tell. */
export function checkCommand(): Command {
  return new Command('check')
    .description(
      'Check a filing against its form and its bureau’s rules. Needs nothing running; ends with 1 if something blocks, with 2 if the file can’t be read.',
    )
    .argument('<file>', 'JSON: {filingType, form} as in samples/, or the form alone with --type')
    .option('--type <type>', `the filing type: ${FORM_TYPES.join(', ')}`)
    .option('--day <day>', 'as if on that day, YYYY-MM-DD; today without it')
    .option(
      '--ip-ranges <ranges>',
      "the provider's own addresses: CIDR blocks, with commas between",
    )
    .option('--overrides <file>', 'the operators’ rules, as for “beian rules”')
    .addOption(
      new Option('--locale <locale>', 'language of the texts').choices(['zh', 'en']).default('zh'),
    )
    .option('--json', 'as one JSON value, in both languages')
    .action((file: string, options: Options) => {
      const report = reportOn(file, options);
      if (report === undefined) return;
      process.stdout.write(
        options.json === true
          ? `${JSON.stringify(report)}\n`
          : reportAsText(report, options.locale),
      );
      if (report.blocks) process.exitCode = 1;
    });
}

function reportOn(file: string, options: Options): FilingReport | undefined {
  const { type, day, ipRanges, overrides } = options;
  try {
    const today = day === undefined ? dayInShanghai(new Date()) : parseDay(day);
    return checkFiling({
      ...filingIn(file, type),
      today,
      ...(ipRanges !== undefined && { providerRanges: parseRanges(ipRanges) }),
      overrides: overrides === undefined ? NO_OVERRIDES : readOverrides(readJson(overrides)),
    });
  } catch (error) {
    fail(error);
    process.exitCode = UNREADABLE;
    return undefined;
  }
}
