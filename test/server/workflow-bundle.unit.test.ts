import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { workflowBundle } from '#server/workflow-bundle.ts';

let folder: string;
let cache: string;
beforeEach(() => {
  // Inside the project: Temporal's packages are found from there.
  mkdirSync('.beian', { recursive: true });
  folder = mkdtempSync(join(process.cwd(), '.beian', 'bundle-test-'));
  cache = join(folder, 'cache');
  save('index.ts', "export { greet } from './greet.ts';");
  save('greet.ts', "export async function greet() { return 'first words'; }");
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Saved a minute ago: what is saved while it is bundled is not kept. */
function save(name: string, text: string): void {
  const file = join(folder, name);
  writeFileSync(file, text);
  const before = Date.now() / 1000 - 60;
  utimesSync(file, before, before);
}

const codeOf = async () => (await workflowBundle(cache, join(folder, 'index.ts'))).code;
const kept = () => readdirSync(cache).map((name) => join(cache, name));
const inode = () => statSync(kept()[0] ?? '').ino;

describe('the bundled workflows', () => {
  it('given nothing changed, then what was kept is taken, and only one is kept', async () => {
    const first = await codeOf();
    const made = inode();
    expect(first).toContain('first words');
    expect(await codeOf()).toBe(first);
    expect(inode()).toBe(made);
    expect(kept()).toHaveLength(1);
  });

  it('given a file that is imported has changed, then they are bundled again', async () => {
    await codeOf();
    save('greet.ts', "export async function greet() { return 'other words'; }");
    expect(await codeOf()).toContain('other words');
    expect(kept()).toHaveLength(1);
  });

  it('given a file stands where there was none, and it is another’s turn, then they are bundled again', async () => {
    await codeOf();
    const made = inode();
    save('package.json', '{"type": "module"}');
    await codeOf();
    expect(inode()).not.toBe(made);
  });

  it('given the kept file is cut short or altered, then they are bundled again', async () => {
    const whole = await codeOf();
    const [file = ''] = kept();
    truncateSync(file, 5_000);
    expect(await codeOf()).toBe(whole);
    writeFileSync(file, readFileSync(file, 'utf8').replace('first words', 'wrong words'));
    expect(await codeOf()).toBe(whole);
  });

  it('given a file is saved while they are bundled, then nothing is kept', async () => {
    writeFileSync(join(folder, 'greet.ts'), "export async function greet() { return 'late'; }");
    const future = Date.now() / 1000 + 60;
    utimesSync(join(folder, 'greet.ts'), future, future);
    expect(await codeOf()).toContain('late');
    expect(existsSync(cache)).toBe(false);
  });

  it('given no cache, or one that can’t be written, then they are bundled all the same', async () => {
    const file = join(folder, 'index.ts');
    expect((await workflowBundle(undefined, file)).code).toContain('first words');
    writeFileSync(cache, 'a file, not a folder');
    expect(await codeOf()).toContain('first words');
  });
});
