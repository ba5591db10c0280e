import { Command } from 'commander';
import { describeAll } from '#machines/describe.ts';
import { describeAsText } from './describe-text.ts';

/** `beian describe`: every filing type, as the machines define it. */
export function describeCommand(): Command {
  return new Command('describe')
    .description(
      'Print every filing type: stages, who acts, events, terms, effects. Needs nothing running.',
    )
    .option('--json', 'as one JSON array')
    .action(({ json }: { json?: boolean }) => {
      process.stdout.write(json === true ? `${JSON.stringify(describeAll())}\n` : describeAsText());
    });
}
