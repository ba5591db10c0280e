import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { vi } from 'vitest';

// Starting a process takes a second on a quiet machine and several on a busy one.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

export const account = { sid: `AC${'0'.repeat(31)}1`, token: 'test-auth-token' };
export const provider = { user: 'provider', password: 'secret' };

/** A running simulator process with a store of its own. */
export interface Simulator {
  readonly url: string;
  readonly smtpUrl: string;
  readonly store: string;
  readonly child: ChildProcess;
  /** kill -9, then resolves when the process is gone. */
  kill(): Promise<void>;
}

const running: Simulator[] = [];
const stores: string[] = [];

/** A new folder for a store; `endSimulators` removes it. */
export async function newStore(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'beian-sim-'));
  stores.push(folder);
  return folder;
}

/** Starts `simulators/<name>/main.ts` on a free port and waits for its ready line. */
export async function startSimulator(
  name: 'phone' | 'mailbox' | 'authority' | 'identity-provider',
  env: Readonly<Record<string, string>> = {},
): Promise<Simulator> {
  const store = env['STORE'] ?? (await newStore());
  const child = spawn(process.execPath, ['--import', 'tsx', `simulators/${name}/main.ts`], {
    env: {
      PATH: process.env['PATH'],
      PORT: '0',
      TWILIO_ACCOUNT_SID: account.sid,
      TWILIO_AUTH_TOKEN: account.token,
      AUTHORITY_USER: provider.user,
      AUTHORITY_PASSWORD: provider.password,
      ...env,
      STORE: store,
    },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const ready = await readyLine(child, name);
  const kill = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  };
  const simulator = {
    url: ready['url'] ?? '',
    smtpUrl: ready['smtpUrl'] ?? '',
    store,
    child,
    kill,
  };
  running.push(simulator);
  return simulator;
}

async function readyLine(child: ChildProcess, name: string): Promise<Record<string, string>> {
  if (child.stdout === null) throw new Error('no stdout');
  const lines = createInterface({ input: child.stdout });
  const line = await Promise.race([
    once(lines, 'line').then(([text]) => String(text)),
    once(child, 'exit').then(([code]) => Promise.reject(new Error(`${name} ended: ${code}`))),
  ]);
  return JSON.parse(line) as Record<string, string>;
}

/** Ends every simulator that this file has started and removes their stores. */
export async function endSimulators(): Promise<void> {
  await Promise.all(running.splice(0).map((simulator) => simulator.kill()));
  await Promise.all(stores.splice(0).map((folder) => rm(folder, { recursive: true, force: true })));
}
