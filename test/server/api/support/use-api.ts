import { afterAll, beforeAll, expect } from 'vitest';
import type { ApiDeps } from '#server/ports.ts';
import { createTestApi, type TestAnswer, type TestApi } from '../../../support/api.ts';
import { createTestRecord, type TestRecord } from '../../../support/record.ts';
import { AnswerBook } from './documented.ts';

/** The API of one test file, there from its first test on. */
export interface ApiOfFile {
  readonly record: TestRecord;
  readonly api: TestApi;
  readonly as: TestApi['as'];
}

/**
 * Makes a record and an API for a test file. When its tests are over, every answer that was given must
 * be documented for its operation, and no rejection may have gone unhandled.
 */
export function useApi(more: Partial<ApiDeps> = {}): ApiOfFile {
  let record: TestRecord;
  let api: TestApi;
  let book: AnswerBook;
  const unhandled: unknown[] = [];
  const note = (reason: unknown) => {
    unhandled.push(reason);
  };
  beforeAll(async () => {
    process.on('unhandledRejection', note);
    record = await createTestRecord();
    api = await createTestApi(record, more);
    book = new AnswerBook(api.app);
  });
  afterAll(async () => {
    await api.app.close();
    await record.close();
    process.off('unhandledRejection', note);
    expect(book.undocumented(), 'answers that /openapi.json does not foresee').toEqual([]);
    expect(unhandled, 'unhandled rejections').toEqual([]);
  });
  return {
    get record() {
      return record;
    },
    get api() {
      return api;
    },
    as: (handle) => api.as(handle),
  };
}

/** What the API answered with, read as what the test expects it to be. */
export const read = <T>({ body }: TestAnswer): T => body as unknown as T;
