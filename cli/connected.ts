import type { Client } from '@temporalio/client';
import { comingFrom } from '#orders/origin.ts';
import { readSettings, type Settings } from '#server/settings.ts';
import { findRunning, requireRunning } from '#server/start/running-file.ts';
import { temporalClient } from '#server/temporal.ts';
import { isSandbox, wireRecord, type Record } from '#server/wiring.ts';
import { home } from './home.ts';

/** Where deeds of a command come from, as the audit has it. */
const COMMAND_LINE = 'command line';

/** What a command that works on a system speaks to. */
export interface Connected extends Record {
  readonly client: Client;
  readonly sandbox: boolean;
}

/**
 * Connects to the system that the settings name, or else to the one that runs from this folder,
 * does the work and disconnects.
 * @throws CodedError `system.not_running`, `setting.…`.
 */
export async function connected<T>(work: (system: Connected) => Promise<T>): Promise<T> {
  const settings = settingsHere();
  const record = wireRecord(settings, 5);
  const client = temporalClient(settings);
  try {
    const system = { ...record, client, sandbox: isSandbox(settings) };
    return await comingFrom(COMMAND_LINE, () => work(system));
  } finally {
    await record.db.$disconnect();
    await client.connection.close();
  }
}

/**
 * The settings given to this command, and where they don't name a system those of the one that runs from this folder.
 * @throws CodedError `system.not_running`, `setting.…`.
 */
export function settingsHere(): Settings {
  const env = withoutEmpty(process.env);
  const given = env.DATABASE_URL !== undefined && env.BEIAN_DATA_KEYS !== undefined;
  const found = given ? findRunning(home()) : requireRunning(home());
  return readSettings({ ...found?.env, ...env });
}

/** An empty variable is as good as none: it hides nothing of the running system's. */
const withoutEmpty = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim() !== ''));
