import { describe, expect, it } from 'vitest';
import { placeBefore, statementOf, type Deed } from './die-at/places.ts';

const nothingYet = (): Deed => ({ name: null, stepped: false });

describe('the places at which a process can be made to die', () => {
  it.each([
    ['BEGIN', 'begin'],
    ['SELECT 1 FROM orders WHERE order_no = $1 FOR UPDATE', 'lock orders'],
    [
      'SELECT order_no, (SELECT max(parent_id) FROM accounts) FROM orders WHERE order_no = $1 FOR UPDATE',
      'lock orders',
    ],
    ['SELECT (SELECT count(*) FROM dues) AS dues', 'select dues'],
    ['SELECT "public"."dues"."term" FROM "public"."dues" WHERE 1=1', 'select dues'],
    ['INSERT INTO "public"."timeline" ("order_no") VALUES ($1)', 'insert timeline'],
    ['UPDATE "public"."orders" SET "stage" = $1', 'update orders'],
    [
      'UPDATE "public"."authority_links" SET "sequence" = $1 WHERE "endpoint" = $2',
      'update authority_links sequence',
    ],
    [
      'UPDATE "public"."authority_links" SET "faults" = $1 WHERE "endpoint" = $2 RETURNING "sequence"',
      'update authority_links',
    ],
    ['DELETE FROM "public"."signals" WHERE id = $1', 'delete signals'],
    ['SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', 'lock'],
  ])('given “%s”, then it is called “%s”', (sql, name) => {
    expect(statementOf(sql)).toBe(name);
  });

  it('given a transaction under an order’s lock, then its statements are those of a step', () => {
    const deed = nothingYet();
    const places = ['begin', 'lock orders', 'insert timeline', 'update orders', 'commit'].map(
      (statement) => placeBefore(deed, statement, []),
    );
    expect(places).toEqual([
      null,
      'step: lock orders',
      'step: insert timeline',
      'step: update orders',
      'step: commit',
    ]);
  });

  it('given one that writes no line of the timeline, then it was an edit of the form', () => {
    const deed = nothingYet();
    placeBefore(deed, 'lock orders', []);
    expect(placeBefore(deed, 'update orders', [])).toBe('edit: update orders');
    expect(placeBefore(deed, 'commit', [])).toBe('edit: commit');
  });

  it('given the lock of an order’s signals or of an effect, then it is the relay or an activity', () => {
    const relay = nothingYet();
    expect(placeBefore(relay, 'lock', ['signals/BA1'])).toBe('relay: lock');
    expect(placeBefore(relay, 'delete signals', [])).toBe('relay: delete signals');
    expect(placeBefore(nothingYet(), 'lock', ['effect/BA1:1:0'])).toBe('effect: lock');
  });
});
