import { text } from 'node:stream/consumers';
import { CodedError } from '#domain/errors.ts';

const [ENTER, END, INTERRUPT, DELETE, BACKSPACE] = ['\r', '\u0004', '\u0003', '\u007f', '\b'];

/**
 * Reads a password: typed twice and unseen at a terminal, or the whole of stdin. Never from the command line,
 * which every process of the machine can read.
 * @throws CodedError `password.not_the_same`, `password.interrupted`.
 */
export async function readPassword(): Promise<string> {
  if (!process.stdin.isTTY) return (await text(process.stdin)).replace(/\r?\n$/, '');
  const first = await typed('Password: ');
  if (first === (await typed('Again: '))) return first;
  throw new CodedError('password.not_the_same', 'The two passwords were not the same.', {
    remedy: 'Try again.',
  });
}

function typed(prompt: string): Promise<string> {
  const { stdin, stderr } = process;
  stderr.write(prompt);
  return new Promise((resolve, reject) => {
    let line = '';
    const done = (): void => {
      stdin.off('data', onData).setRawMode(false).pause();
      stderr.write('\n');
    };
    const onData = (data: Buffer): void => {
      for (const character of data.toString()) {
        if (character === INTERRUPT) {
          done();
          reject(new CodedError('password.interrupted', 'Nothing was made.'));
          return;
        }
        if (character === ENTER || character === '\n' || character === END) {
          done();
          resolve(line);
          return;
        }
        const erases = character === DELETE || character === BACKSPACE;
        line = erases ? [...line].slice(0, -1).join('') : line + character;
      }
    };
    stdin.setRawMode(true).resume().on('data', onData);
  });
}
