import pg from 'pg';
import { placeBefore, statementOf, type Deed } from './places.ts';
import { reach } from './reach.ts';

type Query = (this: object, ...args: unknown[]) => unknown;

const WRITES = /^(insert|update|delete) /;

/** Every statement to the record is a place: before it is sent; after the answer, where it was committed by it. */
export function watchRecord(): void {
  const deeds = new WeakMap<object, Deed>();
  const prototype = pg.Client.prototype as unknown as { query: Query };
  const { query } = prototype;
  prototype.query = function (...args) {
    const statement = statementOf(textOf(args[0]));
    if (statement === null) return query.apply(this, args);
    if (statement === 'begin') deeds.set(this, { name: null, stepped: false });
    const deed = deeds.get(this);
    const ends = statement === 'commit' || statement === 'rollback';
    if (ends) deeds.delete(this);
    if (statement === 'rollback') return query.apply(this, args);
    const place =
      deed === undefined ? `alone: ${statement}` : placeBefore(deed, statement, valuesOf(args));
    if (place === null || (deed === undefined && !WRITES.test(statement))) {
      return query.apply(this, args);
    }
    reach(place);
    // Committed, and nobody here has heard of it yet.
    if (!ends && deed !== undefined) return query.apply(this, args);
    return withAnswer(this, query, args, () => {
      reach(ends ? place.replace(/commit$/, 'committed') : `${place}, committed`);
    });
  };
}

/** Sends a query whose answer we hear before anybody else does. */
function withAnswer(client: object, query: Query, args: unknown[], answered: () => void): unknown {
  const last = args.at(-1);
  if (typeof last === 'function') {
    const told = (error: unknown, result: unknown): unknown => {
      if (error == null) answered();
      return (last as (...heard: unknown[]) => unknown)(error, result);
    };
    return query.apply(client, [...args.slice(0, -1), told]);
  }
  const sent = query.apply(client, args);
  if (sent instanceof Promise) sent.then(answered, () => undefined);
  return sent;
}

function textOf(query: unknown): string {
  if (typeof query === 'string') return query;
  const { text } = (query ?? {}) as { text?: unknown };
  return typeof text === 'string' ? text : '';
}

function valuesOf([query, second]: unknown[]): readonly unknown[] {
  if (Array.isArray(second)) return second;
  return (query as { values?: unknown[] } | undefined)?.values ?? [];
}
