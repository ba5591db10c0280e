import { STATUS_CODES } from 'node:http';
import { expect } from 'vitest';
import type { TestAnswer } from '../../../support/api.ts';
import type { TestRecord } from '../../../support/record.ts';
import { traceOf } from './trace.ts';

/** What a test expects of a refusal. */
export interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly field?: string;
}

/** Asserts that an answer is a problem document that a person can act on. */
export function expectRefusal({ status, type, body }: TestAnswer, expected: Refusal): void {
  expect({ ...body, status }).toMatchObject({ ...expected });
  expect(body.status).toBe(expected.status);
  expect(type).toMatch(/^application\/problem\+json/);
  expect(body.type).toBe('about:blank');
  expect(body.title).toBe(STATUS_CODES[expected.status]);
  expect(body.detail, 'a sentence').toMatch(
    /^\S.*\.$|^\S.*… \(and \d+ more\)$|\(and \d+ more\)$/su,
  );
  expect(body.remedy, 'a way out').toMatch(/^\S.*\.$/su);
}

/** Asserts that a request is refused like this and that the record is afterwards as it was before. */
export async function expectRefused(
  record: TestRecord,
  request: () => Promise<TestAnswer>,
  expected: Refusal,
): Promise<TestAnswer> {
  const before = await traceOf(record.db);
  const answer = await request();
  expectRefusal(answer, expected);
  expect(await traceOf(record.db), 'nothing is written').toEqual(before);
  return answer;
}
