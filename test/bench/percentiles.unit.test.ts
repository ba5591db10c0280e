import { expect, it } from 'vitest';
import { spreadOf } from '#bench/percentiles.ts';

it('given a hundred times, then each percentile is one that was measured, whatever their order', () => {
  const times = Array.from({ length: 100 }, (_, n) => 100 - n);
  expect(spreadOf(times)).toEqual({ p50: 50, p95: 95, p99: 99, n: 100 });
});

it('given few times, then the slowest is not hidden', () => {
  expect(spreadOf([3, 1, 2])).toEqual({ p50: 2, p95: 3, p99: 3, n: 3 });
});
