import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keepAnchoring } from '#server/anchoring.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the anchoring of the audit', () => {
  it('given three minutes, then the head is signed three times, and not after the stop', async () => {
    const anchor = vi.fn(() => Promise.resolve());
    const anchoring = keepAnchoring(anchor, () => undefined);
    await vi.advanceTimersByTimeAsync(180_000);
    await anchoring.stop();
    await vi.advanceTimersByTimeAsync(180_000);
    expect(anchor).toHaveBeenCalledTimes(3);
  });

  it('given a failure, then it is said in a sentence, and tried again a minute later', async () => {
    const said: string[] = [];
    const broken = () => Promise.reject(new Error('The audit is not what it was.\n at x.ts'));
    const anchoring = keepAnchoring(broken, (line) => said.push(line));
    await vi.advanceTimersByTimeAsync(120_000);
    await anchoring.stop();
    const sentence = 'The audit was not signed: The audit is not what it was.';
    expect(said).toEqual([sentence, sentence]);
  });

  it('given one that takes longer than a minute, then no second runs beside it, and the stop waits for it', async () => {
    let end = (): void => undefined;
    const anchor = vi.fn(() => new Promise<void>((resolve) => (end = resolve)));
    const anchoring = keepAnchoring(anchor, () => undefined);
    await vi.advanceTimersByTimeAsync(180_000);
    expect(anchor).toHaveBeenCalledTimes(1);
    const stopped = vi.fn();
    const stopping = anchoring.stop().then(stopped);
    await vi.advanceTimersByTimeAsync(0);
    expect(stopped).not.toHaveBeenCalled();
    end();
    await stopping;
  });
});
