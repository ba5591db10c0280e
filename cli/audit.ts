import { Command } from 'commander';
import { list } from './audit/list.ts';
import { purge } from './audit/purge.ts';
import { verify } from './audit/verify.ts';

/** `beian audit`: what was done by whom, and whether that is still as it was written. */
export function auditCommand(): Command {
  return new Command('audit')
    .description(
      'Who did what: look into it, verify that nobody changed it, remove what is past its term.',
    )
    .addCommand(verify())
    .addCommand(list())
    .addCommand(purge());
}
