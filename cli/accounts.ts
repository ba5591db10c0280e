import { Command } from 'commander';
import { join } from 'node:path';
import { CodedError } from '#domain/errors.ts';
import { makeFirstAdministrator } from '#identity/first-administrator.ts';
import { readPasswords, readTokens } from '#server/start/accounts.ts';
import { findRunning } from '#server/start/running-file.ts';
import { connected, settingsHere } from './connected.ts';
import { home } from './home.ts';
import { readPassword } from './read-password.ts';

/** `beian accounts`: the seeded accounts with what they sign in with, and the first administrator. */
export function accountsCommand(): Command {
  return new Command('accounts')
    .description('Print the seeded accounts with their bearer tokens, or the token of one.')
    .argument('[handle]', 'print the token of this account alone, e.g. applicant')
    .action((handle?: string) => {
      const folder = homeOfRunning();
      const tokens = readTokens(join(folder, 'accounts.json'));
      if (handle === undefined) printAll(tokens, readPasswords(folder));
      else process.stdout.write(`${tokenOf(tokens, handle)}\n`);
    })
    .addCommand(firstAdministratorCommand());
}

function firstAdministratorCommand(): Command {
  return new Command('first-administrator')
    .description(
      'Make the first administrator, as long as there is none with a password; reads the password from a prompt or stdin.',
    )
    .argument('<handle>', 'the name it signs in with: small letters, digits, hyphens')
    .option('--email <address>', 'where its mails go, a forgotten password’s link for one')
    .action(async (handle: string, { email }: { email?: string }) => {
      await connected(async (system) => {
        const password = await readPassword();
        const deps = { ...system, wall: () => new Date() };
        const byProvider = settingsHere().oidcIssuer !== undefined;
        await makeFirstAdministrator(deps, { handle, password, email, byProvider });
      });
      process.stdout.write(`${handle} can sign in at /pages/sign-in now.\n`);
    });
}

type ByHandle = Readonly<{ [handle: string]: string }>;

function tokenOf(tokens: ByHandle, handle: string): string {
  const token = tokens[handle];
  if (token !== undefined) return token;
  throw new CodedError('account.unknown', `There is no account ${handle} here.`, {
    remedy: `There are: ${Object.keys(tokens).join(', ') || 'none; start the system first'}.`,
  });
}

function printAll(tokens: ByHandle, passwords: ByHandle): void {
  if (Object.keys(tokens).length === 0) {
    process.stdout.write(
      'No accounts here yet: they are made by the first “npm start” or “npm run demo”.\n',
    );
  }
  for (const [name, token] of Object.entries(tokens)) {
    const password = passwords[name] === undefined ? '' : `  password ${passwords[name]}`;
    process.stdout.write(`${name.padEnd(14)} ${token}${password}\n`);
  }
}

/** A demonstration keeps its data in a folder of its own and says so in the usual one. */
function homeOfRunning(): string {
  return findRunning(home())?.env.BEIAN_HOME ?? home();
}
