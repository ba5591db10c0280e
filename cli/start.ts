import { Command } from 'commander';
import { join } from 'node:path';
import { hasAdministrator } from '#identity/first-administrator.ts';
import { SETTINGS, readSettings } from '#server/settings.ts';
import { readTokens } from '#server/start/accounts.ts';
import { wireRecord } from '#server/wiring.ts';
import { startSystem, type System } from '#server/start.ts';
import { cache, home } from './home.ts';
import { say } from './say.ts';
import { staffHere } from './staff-here.ts';
import { listenForEnd } from './until-ended.ts';

/** `beian start`: everything on this machine, with data that stays. */
export function startCommand(): Command {
  return new Command('start')
    .description(
      'Start everything on this machine; the data are kept in .beian until the next start.',
    )
    .option('--verbose', 'show what the parts write')
    .addHelpText('after', `\nSettings (environment):\n${settingsHelp()}`)
    .action(async ({ verbose = false }: { verbose?: boolean }) => {
      const end = listenForEnd();
      const first = Object.keys(readTokens(join(home(), 'accounts.json'))).length === 0;
      const system = await startSystem({
        home: home(),
        cache: cache(),
        env: process.env,
        durable: true,
        log: say(verbose),
        end: end.signal,
      });
      process.stdout.write(whereToLook(system));
      if (first && !(await administered(system))) process.stdout.write(FIRST_ADMINISTRATOR);
      await end.asked;
      await system.stop();
      process.exit(0);
    });
}

/** Told once, at the first start. */
const FIRST_ADMINISTRATOR =
  'Make the first administrator, who signs in at the pages (the password is asked for):\n' +
  '  npx beian accounts first-administrator <name> --email <address>\n' +
  'It opens the accounts of all others at /pages/security.\n\n';

async function administered({ env }: System): Promise<boolean> {
  const settings = readSettings(env);
  const { db } = wireRecord(settings, 1);
  try {
    return await hasAdministrator(db, settings.oidcIssuer !== undefined);
  } finally {
    await db.$disconnect();
  }
}

const settingsHelp = (): string =>
  Object.values(SETTINGS)
    .map(([variable, , purpose]) => `  ${variable.padEnd(24)} ${purpose}\n`)
    .join('');

/** The addresses of everything that a person may want to open, and as whom the staff's pages can be tried. */
export function whereToLook({
  urls,
  sandbox,
  staffPassword,
}: Pick<System, 'urls' | 'sandbox' | 'staffPassword'>): string {
  const places: [string, string | undefined][] = [
    ['Pages', urls.api && `${urls.api}/pages/`],
    ['API docs', urls.api && `${urls.api}/docs`],
    ['Temporal UI', urls.temporalUi],
    ['Mailbox', urls.mailbox],
    ['Phones', urls.phone],
    ['Authority', urls.authority],
    ['SMS check', urls.authority && `${urls.authority}/verify`],
    ['Staff accounts', urls.identityProvider],
  ];
  const lines = places
    .filter(([, url]) => url !== undefined)
    .map(([name, url]) => `  ${name.padEnd(14)} ${url ?? ''}\n`);
  const staff =
    staffPassword === undefined
      ? ''
      : `\n  Staff sign in at ${urls.api ?? ''}/pages/sign-in with “使用单位账号登录” (work account): choose a person; everybody’s password here is ${staffPassword}\n${staffHere()}`;
  const time = sandbox ? ' · Time: npx beian clock advance 2wd' : '';
  return `\n${lines.join('')}${staff}\n  Tokens: npx beian accounts${time} · End: Ctrl-C\n\n`;
}
