import { Command } from 'commander';
import { join } from 'node:path';
import { CodedError } from '#domain/errors.ts';
import { readTokens } from '#server/start/accounts.ts';
import { home } from './home.ts';
import { findRunning } from '#server/start/running-file.ts';

/** `beian accounts`: the seeded accounts and their bearer tokens. */
export function accountsCommand(): Command {
  return new Command('accounts')
    .description('Print the seeded accounts with their bearer tokens, or the token of one.')
    .argument('[handle]', 'print the token of this account alone, e.g. applicant')
    .action((handle?: string) => {
      const tokens = readTokens(join(homeOfRunning(), 'accounts.json'));
      if (handle !== undefined) {
        const token = tokens[handle];
        if (token === undefined) {
          throw new CodedError('account.unknown', `There is no account ${handle} here.`, {
            remedy: `There are: ${Object.keys(tokens).join(', ') || 'none; start the system first'}.`,
          });
        }
        process.stdout.write(`${token}\n`);
        return;
      }
      if (Object.keys(tokens).length === 0) {
        process.stdout.write(
          'No accounts here yet: they are made by the first “npm start” or “npm run demo”.\n',
        );
      }
      for (const [name, token] of Object.entries(tokens)) {
        process.stdout.write(`${name.padEnd(14)} ${token}\n`);
      }
    });
}

/** A demonstration keeps its data in a folder of its own and says so in the usual one. */
function homeOfRunning(): string {
  return findRunning(home())?.env.BEIAN_HOME ?? home();
}
