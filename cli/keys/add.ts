import { join } from 'node:path';
import { dayInShanghai } from '#domain/calendar/days.ts';
import { CodedError } from '#domain/errors.ts';
import { addToSecrets, keysInSecrets, newKey } from '#server/start/add-key.ts';
import { findRunning } from '#server/start/running-file.ts';
import { home } from '../home.ts';

const idsIn = (setting: string): string[] =>
  setting
    .split(';')
    .map((entry) => entry.split(':')[0]?.trim() ?? '')
    .filter((id) => id !== '');

const isGiven = (setting: string | undefined): boolean => (setting ?? '').trim() !== '';

/**
 * Makes a data key. An installation that made its keys by itself gets it into its secrets; where the keys
 * come from the environment it says what to set there, and shows none but the new one.
 * @returns what to do now
 * @throws CodedError `keys.none_here`
 */
export function addKey(now: Date): string {
  const running = findRunning(home());
  const file = join(running?.env.BEIAN_HOME ?? home(), 'secrets.json');
  const ours = keysInSecrets(file);
  const given = [process.env.BEIAN_DATA_KEYS, running?.env.BEIAN_DATA_KEYS].find(isGiven);
  const day = dayInShanghai(now);
  // A running system has the keys of its start: the file may have got a further one since.
  if (ours !== undefined && (given === undefined || ours.endsWith(given))) {
    const key = newKey(idsIn(ours), day);
    addToSecrets(file, key);
    return [
      `Key ${key.id} stands first in ${file}. What runs here does not know it yet:`,
      '  1. End and start it again: from then on it seals with the new key.',
      '  2. beian keys rotate',
      '',
    ].join('\n');
  }
  if (given === undefined) {
    throw new CodedError('keys.none_here', 'There are no keys here that one could be added to.', {
      field: 'BEIAN_DATA_KEYS',
      remedy: 'Start the system once with “npm start”, or give BEIAN_DATA_KEYS.',
    });
  }
  const key = newKey(idsIn(given), day);
  const others = idsIn(given).map((id) => `${id}:…`);
  return [
    `A new key, ${key.id}. It is kept nowhere: put it where the keys of this record are kept.`,
    'The … stand for the keys that you have; change nothing about them.',
    '  1. Give it to every process, behind the others, and start each again:',
    `     BEIAN_DATA_KEYS='${[...others, key.setting].join(';')}'`,
    '  2. When every process has it, put it first, and start each again:',
    `     BEIAN_DATA_KEYS='${[`${key.id}:…`, ...others].join(';')}'`,
    '  3. beian keys rotate',
    '',
  ].join('\n');
}
