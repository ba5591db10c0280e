import type { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { beianCommand } from '#cli/program.ts';

/** A command and all below it, by the words one types. */
function all(command: Command, before: readonly string[] = []): [string, Command][] {
  const words = [...before, command.name()];
  return [[words.join(' '), command], ...command.commands.flatMap((child) => all(child, words))];
}

const COMMANDS = all(beianCommand());

describe('the help of every command', () => {
  it('given the program, then these are its commands', () => {
    expect(COMMANDS.map(([name]) => name)).toEqual([
      'beian',
      'beian demo',
      'beian start',
      'beian describe',
      'beian schema',
      'beian reasons',
      'beian rules',
      'beian rules override',
      'beian check',
      'beian orders',
      'beian orders resume',
      'beian orders verify',
      'beian audit',
      'beian audit verify',
      'beian audit list',
      'beian audit purge',
      'beian authority',
      'beian authority status',
      'beian authority resume',
      'beian authority resend',
      'beian authority ask',
      'beian authority filed',
      'beian authority filing-password',
      'beian authority encode',
      'beian authority decode',
      'beian import',
      'beian keys',
      'beian keys list',
      'beian keys add',
      'beian keys rotate',
      'beian retention',
      'beian notices',
      'beian notices preview',
      'beian calendar',
      'beian calendar due',
      'beian calendar load',
      'beian clock',
      'beian clock advance',
      'beian clock show',
      'beian accounts',
      'beian accounts first-administrator',
    ]);
  });

  it.each(COMMANDS)(
    'given %s, then it says what it does and what each part means',
    (name, command) => {
      const help = command.helpInformation();
      expect(help).toContain(`Usage: ${name}`);
      expect(command.description()).toMatch(/^[A-Z].*\.$/);
      for (const argument of command.registeredArguments) {
        expect(argument.description, argument.name()).toMatch(/\S/);
      }
      for (const option of command.options) expect(option.description, option.flags).toMatch(/\S/);
      for (const child of command.commands) expect(help).toContain(child.name());
    },
  );
});
