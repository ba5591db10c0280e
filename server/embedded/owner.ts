import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { CodedError } from '#domain/errors.ts';
import { describeProcess } from '#server/embedded/processes.ts';

const FILE = 'owner.json';

/** Who runs something: the number of the process and what tells it from a later one. */
export interface Owner {
  readonly pid: number;
  readonly startedAt: string;
}

/** This process as an owner. */
export function thisOwner(): Owner {
  return { pid: process.pid, startedAt: describeProcess(process.pid)?.startedAt ?? '' };
}

/** Whether that very process still lives (a later one with the same number does not count). */
export function ownerLives(owner: Owner): boolean {
  return describeProcess(owner.pid)?.startedAt === owner.startedAt;
}

/**
 * Makes this process the only user of a folder until `release` is called or the process ends.
 * A claim whose process is gone (SIGKILL, power cut) is taken over silently.
 *
 * @param what names the thing in the refusal: "The database in /srv/…".
 * @throws CodedError `embedded.in_use` while another living process, or this one, holds the folder;
 *   `embedded.no_access` when this user may not write there.
 */
export function claimFolder(folder: string, what: string): { release(): void } {
  const file = join(folder, FILE);
  for (;;) {
    try {
      mkdirSync(folder, { recursive: true });
      writeWhole(file, JSON.stringify(thisOwner()));
      return { release: () => rmSync(file, { force: true }) };
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EACCES' || code === 'EROFS') throw noAccess(what, folder, error);
      if (code !== 'EEXIST') throw error;
    }
    const holder = read(file);
    if (holder && ownerLives(holder)) throw inUse(what, holder.pid);
    takeAway(file, what);
  }
}

/** Creates the file with its content in one step, so that nobody reads half of a claim. */
function writeWhole(file: string, text: string): void {
  const temporary = `${file}.${process.pid}.new`;
  writeFileSync(temporary, text);
  try {
    linkSync(temporary, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw error;
    // A file system without hard links.
    writeFileSync(file, text, { flag: 'wx' });
  } finally {
    rmSync(temporary, { force: true });
  }
}

/** Removes a dead claim, unless another process was quicker and has put its own there since. */
function takeAway(file: string, what: string): void {
  const aside = `${file}.${process.pid}.old`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  const found = read(aside);
  if (found && ownerLives(found)) {
    renameSync(aside, file);
    throw inUse(what, found.pid);
  }
  rmSync(aside, { force: true });
}

function read(file: string): Owner | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Owner;
  } catch {
    return undefined;
  }
}

function inUse(what: string, pid: number): CodedError {
  return new CodedError('embedded.in_use', `${what} is in use by process ${pid}.`, {
    remedy: 'Stop that process first, or use another folder.',
    facts: { pid },
  });
}

function noAccess(what: string, folder: string, cause: unknown): CodedError {
  const sentence = `${what} can't be opened: this user may not write to ${folder}.`;
  return new CodedError('embedded.no_access', sentence, {
    remedy: 'Start as the user who started it before, or use another folder.',
    cause,
  });
}
