import { Command } from 'commander';
import { accountsCommand } from './accounts.ts';
import { calendarCommand } from './calendar.ts';
import { clockCommand } from './clock.ts';
import { demoCommand } from './demo.ts';
import { describeCommand } from './describe.ts';
import { fail } from './fail.ts';
import { ordersCommand } from './orders.ts';
import { startCommand } from './start.ts';

const program = new Command('beian')
  .description('The back office of ICP filing (ICP备案) for access providers.')
  .showHelpAfterError()
  .addCommand(demoCommand())
  .addCommand(startCommand())
  .addCommand(describeCommand())
  .addCommand(ordersCommand())
  .addCommand(calendarCommand())
  .addCommand(clockCommand())
  .addCommand(accountsCommand());

program.parseAsync().catch(fail);
