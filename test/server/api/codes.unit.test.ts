import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CodedError } from '#domain/errors.ts';
import { STATUS_BY_CODE, problemOf } from '#server/problems.ts';

const ROOT = new URL('../../../', import.meta.url);
const ROOMS = ['server', 'orders', 'identity', 'domain', 'machines', 'prisma'];

/** Thrown in these rooms, and never in the reach of a request; or a fault of ours, which is a 500. */
const NO_STATUS: Readonly<Record<string, string>> = {
  'audit.anchor_malformed': 'thrown to `beian audit verify`',
  'audit.anchor_not_ours': 'thrown to `beian audit verify`',
  'audit.chain_broken': 'thrown to the worker’s sweep and to `beian audit purge`',
  'calendar.malformed_day': 'days come from the command line; the API takes none',
  'calendar.invalid_term': 'terms are data of ours; the command line passes others',
  'calendar.invalid_instant': 'instants come from the clock: a fault of ours',
  'calendar.malformed_notice': 'thrown to `beian calendar load`',
  'calendar.notice_without_holidays': 'thrown to `beian calendar load`',
  'clock.not_settled': 'thrown to `beian clock advance`',
  'result.without_numbers': 'becomes a clerk’s task',
  'result.said_before': 'becomes a clerk’s task',
  'effect.busy': 'thrown to an activity, which tries again',
  'effect.unknown': 'a machine names an effect without a handler: a fault of ours',
  'machine.unknown': 'an older release beside newer orders: a fault of ours',
  'ip_ranges.malformed': 'read with the settings: stops the start',
  'quiet_hours.malformed': 'read with the settings: stops the start',
  'port.in_use': 'stops the start',
  'host.unavailable': 'stops the start',
  'start.interrupted': 'ends a start that was interrupted',
  'temporal.unreachable': 'stops the start',
  'sandbox.refused': 'stops the start',
  'setting.invalid': 'stops the start',
  'setting.missing': 'stops the start',
  'setting.unknown': 'stops the start',
  'administrator.exists': 'thrown to `beian accounts first-administrator`',
  'administrator.handle': 'thrown to `beian accounts first-administrator`',
  'administrator.email': 'thrown to `beian accounts first-administrator`',
  'system.not_running': 'thrown to commands',
  'vault.no_key': 'stops the start',
  'vault.wrong_keys': 'stops the start',
  'vault.missing_key': 'stops the start',
};
/** Codes of the embedded servers and of migrations: they belong to the start of processes. */
const NOT_THE_API = /^(embedded|migration|database)\./;

/** Every code that stands in a source, with its files. */
function thrownCodes(): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const room of ROOMS) {
    const files = readdirSync(new URL(room, ROOT), { recursive: true, encoding: 'utf8' });
    for (const file of files.filter((name) => name.endsWith('.ts'))) {
      const source = readFileSync(new URL(`${room}/${file}`, ROOT), 'utf8');
      for (const [, code = ''] of source.matchAll(/(?:new CodedError|refuse)\(\s*'([\w.]+)'/g)) {
        found.set(code, [...(found.get(code) ?? []), `${room}/${file}`]);
      }
    }
  }
  return found;
}

describe('the status of every refusal', () => {
  const codes = thrownCodes();

  it('given the sources, then the codes are found in them', () => {
    expect(codes.size).toBeGreaterThan(40);
    expect([...codes.keys()]).toEqual(
      expect.arrayContaining(['order.not_found', 'form.incomplete']),
    );
  });

  it('given a code that is thrown, then it has a status, or a reason to have none', () => {
    const forgotten = [...codes]
      .filter(([code]) => !Object.hasOwn(STATUS_BY_CODE, code) && !Object.hasOwn(NO_STATUS, code))
      .filter(([code]) => !NOT_THE_API.test(code))
      .map(([code, files]) => `${code} in ${files.join(', ')}`);
    expect(forgotten).toEqual([]);
  });

  it('given a code in the table, then something throws it', () => {
    const dead = Object.keys(STATUS_BY_CODE).filter((code) => !codes.has(code));
    expect(dead).toEqual([]);
  });

  it('given a reason to have no status, then its code is thrown and has none', () => {
    const wrong = Object.keys(NO_STATUS).filter(
      (code) => Object.hasOwn(STATUS_BY_CODE, code) || !codes.has(code),
    );
    expect(wrong).toEqual([]);
  });

  it.each(Object.entries(STATUS_BY_CODE))(
    'given %s, then %i is an error’s status',
    (code, status) => {
      expect(status).toBeGreaterThanOrEqual(400);
      const problem = problemOf(
        new CodedError(code, 'A sentence.', { field: '/x', remedy: 'Do.' }),
      );
      expect(problem).toMatchObject({
        status,
        code,
        field: '/x',
        remedy: 'Do.',
        type: 'about:blank',
      });
      expect(problem.title).toMatch(/^[A-Z]/);
    },
  );

  it('given a code that nobody thought about, then it is a fault of ours', () => {
    expect(problemOf(new CodedError('no.such_code', 'A sentence.'))).toMatchObject({ status: 500 });
  });
});
