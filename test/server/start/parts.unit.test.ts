import { describe, expect, it } from 'vitest';
import { startParts, type Part } from '#server/start/parts.ts';

/** A part that is ready when `ready` says so; what happens to it goes into `told`. */
function part(told: string[], name: string, needs: string[] = [], ready = Promise.resolve()) {
  const ended = new Promise<void>(() => undefined);
  const stop = () => {
    told.push(`${name} stops`);
    return Promise.resolve();
  };
  const start = async () => {
    told.push(`${name} starts`);
    await ready;
    told.push(`${name} is there`);
    return {
      current: () => ({ exited: ended, stop, kill: () => undefined }),
      kill: () => undefined,
      stop,
    };
  };
  return { name, needs, start } satisfies Part<string>;
}

/** A promise that the test settles. */
function gate() {
  let open = (): void => undefined;
  let fail = (_: Error): void => undefined;
  const passed = new Promise<void>((resolve, reject) => {
    [open, fail] = [resolve, reject];
  });
  return { passed, open: () => open(), fail: (error: Error) => fail(error) };
}

/** Lets everything happen that waits for nothing else. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

describe('the table of parts', () => {
  it('given parts that need nothing of each other, then they start beside each other', async () => {
    const told: string[] = [];
    const slow = gate();
    const starting = startParts([part(told, 'slow', [], slow.passed), part(told, 'other')]);
    await settle();
    expect(told).toEqual(['slow starts', 'other starts', 'other is there']);
    slow.open();
    expect(Object.keys((await starting).kept)).toEqual(['other', 'slow']);
  });

  it('given a part that needs another, then it starts when that is there, not before', async () => {
    const told: string[] = [];
    const record = gate();
    const starting = startParts([
      part(told, 'record', [], record.passed),
      part(told, 'api', ['record']),
    ]);
    await settle();
    expect(told).toEqual(['record starts']);
    record.open();
    await starting;
    expect(told).toEqual(['record starts', 'record is there', 'api starts', 'api is there']);
  });

  it('given a need that is not in the table, then it stands elsewhere and is there', async () => {
    const told: string[] = [];
    await startParts([part(told, 'api', ['record'])]);
    expect(told).toEqual(['api starts', 'api is there']);
  });

  it('when it is stopped, then in the reverse order of the table, whatever was ready first', async () => {
    const told: string[] = [];
    const slow = gate();
    const starting = startParts([part(told, 'first', [], slow.passed), part(told, 'second')]);
    await settle();
    slow.open();
    await (await starting).stop();
    expect(told.slice(-2)).toEqual(['second stops', 'first stops']);
  });

  it('given a part that fails, then what needs it never starts, and what runs is stopped', async () => {
    const told: string[] = [];
    const record = gate();
    const starting = startParts([
      part(told, 'postgres'),
      part(told, 'record', ['postgres'], record.passed),
      part(told, 'api', ['record']),
      part(told, 'worker', ['api']),
    ]);
    await settle();
    record.fail(new Error('no tables'));
    await expect(starting).rejects.toThrow('no tables');
    expect(told).toEqual([
      'postgres starts',
      'postgres is there',
      'record starts',
      'postgres stops',
    ]);
  });

  it('given another that is on its way when one fails, then it is waited for and stopped too', async () => {
    const told: string[] = [];
    const [broken, slow] = [gate(), gate()];
    const starting = startParts([
      part(told, 'broken', [], broken.passed),
      part(told, 'slow', [], slow.passed),
    ]);
    const refused = expect(starting).rejects.toThrow('broken');
    broken.fail(new Error('broken'));
    await settle();
    expect(told).not.toContain('slow stops');
    slow.open();
    await refused;
    expect(told.slice(-2)).toEqual(['slow is there', 'slow stops']);
  });

  it('given the end is asked for while parts start, then no more begin, and those that did stop', async () => {
    const told: string[] = [];
    const [record, end] = [gate(), new AbortController()];
    const starting = startParts(
      [part(told, 'record', [], record.passed), part(told, 'api', ['record'])],
      end.signal,
    );
    await settle();
    end.abort();
    record.open();
    await expect(starting).rejects.toMatchObject({ code: 'start.interrupted' });
    expect(told).toEqual(['record starts', 'record is there', 'record stops']);
  });
});
