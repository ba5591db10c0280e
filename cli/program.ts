import { Command } from 'commander';
import { accountsCommand } from './accounts.ts';
import { auditCommand } from './audit.ts';
import { authorityCommand } from './authority.ts';
import { calendarCommand } from './calendar.ts';
import { checkCommand } from './check.ts';
import { clockCommand } from './clock.ts';
import { demoCommand } from './demo.ts';
import { describeCommand } from './describe.ts';
import { importCommand } from './import.ts';
import { keysCommand } from './keys.ts';
import { noticesCommand } from './notices.ts';
import { ordersCommand } from './orders.ts';
import { schemaCommand } from './schema.ts';
import { reasonsCommand } from './reasons.ts';
import { retentionCommand } from './retention.ts';
import { rulesCommand } from './rules.ts';
import { startCommand } from './start.ts';

/** The operators' command line, `beian …`, with all its commands. */
export function beianCommand(): Command {
  const program = new Command('beian')
    .description('The back office of ICP filing (ICP备案) for access providers.')
    .showHelpAfterError()
    .addCommand(demoCommand())
    .addCommand(startCommand())
    .addCommand(describeCommand())
    .addCommand(schemaCommand())
    .addCommand(reasonsCommand())
    .addCommand(rulesCommand())
    .addCommand(checkCommand())
    .addCommand(ordersCommand())
    .addCommand(auditCommand())
    .addCommand(authorityCommand())
    .addCommand(importCommand())
    .addCommand(keysCommand())
    .addCommand(retentionCommand())
    .addCommand(noticesCommand())
    .addCommand(calendarCommand())
    .addCommand(clockCommand())
    .addCommand(accountsCommand());
  handDown(program);
  return program;
}

/** What holds for the program holds for its commands: a wrong call shows how it is used. */
function handDown(command: Command): void {
  for (const child of command.commands) {
    child.copyInheritedSettings(command);
    handDown(child);
  }
}
