import { afterEach, describe, expect, it, vi } from 'vitest';
import { askFiled } from '#activities/authority/ask-filed.ts';
import type { AuthorityConnector } from '#activities/authority/connector.ts';

type Reply = Awaited<ReturnType<AuthorityConnector['filedAs']>>;

const NAMES = { serviceNumber: undefined, serviceName: undefined };
const said = (code: number, filed: boolean, subjectNumber?: string): Reply => ({
  ...{ code, text: '' },
  found: [{ filed, subjectNumber, ...NAMES }],
});

/** A bureau of 天津 that answers so. */
const bureau = (answer: () => Promise<Reply>) =>
  askFiled(
    new Map([
      [
        'tianjin',
        { endpoint: { provinces: ['天津'] }, filedAs: answer } as unknown as AuthorityConnector,
      ],
    ]),
  );

afterEach(() => {
  vi.useRealTimers();
});

describe('asking a bureau what is filed', () => {
  it('given something filed, then it says so, with its subject’s number in one writing', async () => {
    const ask = bureau(() => Promise.resolve(said(0, true, '津icp备2026000001号')));
    expect(await ask('天津', 'domain', 'a.example.cn')).toEqual({
      ...{ filed: true, subjectNumbers: ['津ICP备2026000001号'] },
      services: [{ subjectNumber: '津icp备2026000001号' }],
    });
  });

  it.each<[string, string, () => Promise<Reply>]>([
    ['of a province without an endpoint', '上海', () => Promise.resolve(said(0, true))],
    ['that refuses the call', '天津', () => Promise.resolve(said(15, true))],
    ['that is down', '天津', () => Promise.reject(new Error('no route'))],
  ])('given a bureau %s, then nothing is known, and nothing fails', async (_, province, answer) => {
    expect(await bureau(answer)(province, 'domain', 'a.example.cn')).toBeNull();
  });

  it('given a bureau that takes its time, then nobody waits longer than three seconds', async () => {
    vi.useFakeTimers();
    const asked = bureau(() => new Promise(() => undefined))('天津', 'domain', 'a.example.cn');
    await vi.advanceTimersByTimeAsync(3_000);
    expect(await asked).toBeNull();
  });
});
