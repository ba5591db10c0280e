import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { removePostgresData } from '#server/embedded/postgres.ts';
import { seedPasswords } from '#server/start/accounts.ts';
import { readSettings } from '#server/settings.ts';
import { startSystem, type System } from '#server/start.ts';
import { findRunning, forgetRunning, writeRunning } from '#server/start/running-file.ts';
import { temporalClient } from '#server/temporal.ts';
import { wireRecord } from '#server/wiring.ts';
import { play, type Shown } from './demo/play.ts';
import { cache, home } from './home.ts';
import { whereToLook } from './start.ts';
import { say } from './say.ts';
import { listenForEnd } from './until-ended.ts';

interface DemoOptions {
  readonly exit?: boolean;
  readonly json?: boolean;
  readonly verbose?: boolean;
}

/** `beian demo`: everything is started afresh, sample filings go their whole way, and one can look around. */
export function demoCommand(): Command {
  return new Command('demo')
    .description(
      'Start everything afresh, import 5,000 filings of before, and send an order of every filing type its whole way. Takes a few minutes.',
    )
    .option('--exit', 'end when the last filing has ended')
    .option(
      '--json',
      'make the last line one JSON object, counted from record, phone, mailbox and authority',
    )
    .option('--verbose', 'show what the parts write')
    .action(demo);
}

async function demo({ exit = false, json = false, verbose = false }: DemoOptions): Promise<void> {
  const end = listenForEnd();
  const folder = mkdtempSync(join(tmpdir(), 'beian-demo-'));
  const starting = startSystem({
    home: folder,
    cache: cache(),
    // The demonstration is of the sandbox: nothing of it reaches a real carrier or a real record.
    env: {
      ...{ PATH: process.env.PATH, HOME: process.env.HOME },
      TEMPORAL_CLI: process.env.TEMPORAL_CLI,
      // Weeks of a dozen people's requests come from one address, in two minutes.
      BEIAN_REQUESTS_PER_MINUTE: '100000',
      BEIAN_UPLOADS_PER_DAY: '100000',
    },
    durable: false,
    log: say(verbose),
    end: end.signal,
  });
  const system = await starting.catch(async (error: unknown) => {
    await clear(folder);
    throw error;
  });
  try {
    announceDemo(system);
    process.stdout.write(await readyAccounts(system, folder));
    process.stdout.write(whereToLook(system));
    const counted = await Promise.race([show(system), end.asked]);
    if (counted === undefined) process.exitCode = 130;
    else await report(system, counted);
  } finally {
    await system.stop();
    forgetRunning(home(), process.pid);
    await clear(folder);
  }
  // What still speaks to the parts that have ended would only keep us here.
  process.exit();

  async function report(shown: System, counted: Shown): Promise<void> {
    if (!json) process.stdout.write(summary(counted));
    process.exitCode = counted.lost + counted.duplicated === 0 ? 0 : 1;
    if (!exit) process.stdout.write(whereToLook(shown));
    if (json) process.stdout.write(`${JSON.stringify(counted)}\n`);
    if (!exit) await end.asked;
  }
}

async function clear(folder: string): Promise<void> {
  await removePostgresData(join(folder, 'postgres'));
  await rm(folder, { recursive: true, force: true });
}

/** The other commands find the demonstration, unless a system of one's own runs: then they are for that one. */
function announceDemo({ urls, env }: System): void {
  if (findRunning(home()) === undefined) writeRunning(home(), { pid: process.pid, urls, env });
}

/** The seeded applicants with passwords, so that one can sign in and look around. */
async function readyAccounts({ env }: System, folder: string): Promise<string> {
  const record = wireRecord(readSettings(env), 1);
  try {
    const passwords = Object.entries(await seedPasswords(record, folder));
    const lines = passwords.map(([handle, password]) => `  ${handle.padEnd(14)} ${password}\n`);
    return `\nApplicants, with the passwords to sign in at the pages:\n${lines.join('')}`;
  } finally {
    await record.db.$disconnect();
  }
}

async function show(system: System): Promise<Shown> {
  const settings = readSettings(system.env);
  const record = { ...wireRecord(settings, 5), client: temporalClient(settings), sandbox: true };
  try {
    return await play(system, record, process.stdout);
  } finally {
    await record.db.$disconnect();
    await record.client.connection.close();
  }
}

function summary({ orders, lost, duplicated }: Shown): string {
  const lines = orders.map(
    ({ orderNo, filingType, outcome, icpNumber, sms, mail, elapsedWorkingDays, stages }) =>
      `${orderNo}  ${filingType.padEnd(17)} ${(icpNumber ?? outcome ?? '').padEnd(24)} ${String(elapsedWorkingDays).padStart(2)} working days, ${String(sms)} SMS, ${String(mail)} mails: ${stages.join(' → ')}\n`,
  );
  return `\n${lines.join('')}${String(lost)} lost, ${String(duplicated)} duplicated\n`;
}
