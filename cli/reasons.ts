import { Command, Option } from 'commander';
import type { Locale } from '#domain/bilingual.ts';
import { findReasons } from '#domain/reasons/find-reasons.ts';
import { REASON_GROUP_NAMES, type ReasonGroup } from '#domain/reasons/reason-groups.ts';
import { groupOf, reasonOf } from '#domain/reasons/review-reasons.ts';
import { mentionsOf } from '#domain/reasons/sources.ts';
import { reasonsAsText } from './reasons-text.ts';

interface Options {
  readonly group?: ReasonGroup;
  readonly locale: Locale;
  readonly json?: boolean;
}

/** `beian reasons`: why reviewers return orders, as the tables of the domain have it. */
export function reasonsCommand(): Command {
  return new Command('reasons')
    .description(
      'Print the reasons for which orders are returned, by group. Needs nothing running.',
    )
    .addOption(new Option('--group <group>', 'of one group only').choices(REASON_GROUP_NAMES))
    .addOption(
      new Option('--locale <locale>', 'language of the texts').choices(['zh', 'en']).default('zh'),
    )
    .option('--json', 'as one JSON array, in both languages')
    .action(({ group, locale, json }: Options) => {
      const codes = findReasons({ ...(group !== undefined && { group }) });
      const whole = codes.map((code) => ({
        ...{ code, group: groupOf(code) },
        ...reasonOf(code),
        sources: mentionsOf(code),
      }));
      process.stdout.write(
        json === true ? `${JSON.stringify(whole)}\n` : reasonsAsText(codes, locale),
      );
    });
}
