import { randomUUID } from 'node:crypto';
import type { TestSystem } from '../../support/system.ts';
import type { Place } from './places.ts';
import type { Canaries } from './values.ts';

interface Schema {
  readonly properties?: Readonly<Record<string, object>>;
  readonly anyOf?: readonly Schema[];
}

interface Operation {
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
  readonly requestBody?: {
    readonly content: Readonly<Record<string, { readonly schema?: Schema }>>;
  };
}

/** A request that is wrong in one way. */
interface Mistake {
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** What a mistake is made of. */
interface Given {
  /** The address with what is right in the place of ids. */
  readonly path: string;
  /** The same with canaries in their place. */
  readonly lost: string;
  /** The names of what the body may have. */
  readonly fields: readonly string[];
  /** A fresh canary: a person's name, a number, a word. */
  readonly value: () => string;
}

interface WayToBeWrong {
  readonly told: 'never' | 'asker';
  readonly make: (given: Given) => Mistake;
}

/** Where a mistake is made. */
interface Wrong {
  readonly method: string;
  readonly path: string;
  readonly operation: Operation;
}

const FORBIDDEN = 403;
const JSON_TYPE = { 'content-type': 'application/json' };
const TOO_LARGE = 1_200_000;

/**
 * Each way of being wrong. What the asker himself took for an address or the name of a field, an answer may
 * tell him again: `told` is what it must not.
 */
const MISTAKES: Readonly<Record<string, WayToBeWrong>> = {
  'ids that are persons': { told: 'asker', make: ({ lost }) => ({ path: lost }) },
  'a query that nobody knows': {
    told: 'asker',
    make: ({ path, value }) => ({
      path: `${path}?${encodeURIComponent(value())}=${encodeURIComponent(value())}`,
    }),
  },
  'queries that are no such thing': {
    told: 'never',
    make: ({ path, value }) => {
      const names = ['limit', 'after', 'kind', 'from', 'to', 'urgency', 'certificate', 'account'];
      const query = new URLSearchParams(names.map((name): [string, string] => [name, value()]));
      return { path: `${path}?${query.toString()}` };
    },
  },
  'headers that are no such thing': {
    told: 'never',
    make: ({ path, value }) => {
      const names = ['if-match', 'user-agent', 'referer', 'x-request-id', 'traceparent', 'origin'];
      const said = () => encodeURIComponent(value());
      const headers = Object.fromEntries(names.map((name) => [name, said()]));
      return { path, headers: { ...headers, 'idempotency-key': said(), cookie: `s=${said()}` } };
    },
  },
  'fields that nobody knows': {
    told: 'asker',
    make: ({ path, value }) => ({
      ...{ path, headers: JSON_TYPE },
      body: JSON.stringify({ [value()]: value(), deep: { [value()]: [value()] } }),
    }),
  },
  'texts in place of everything': {
    told: 'never',
    make: ({ path, fields, value }) => ({
      ...{ path, headers: JSON_TYPE },
      body: JSON.stringify(Object.fromEntries(fields.map((name) => [name, value()]))),
    }),
  },
  'a list of persons': {
    told: 'never',
    make: ({ path, value }) => ({
      ...{ path, headers: JSON_TYPE, body: JSON.stringify([value(), { name: value() }]) },
    }),
  },
  'half a body': {
    told: 'never',
    make: ({ path, value }) => ({
      ...{ path, headers: JSON_TYPE, body: `{"name":"${value()}","mobile":${value()}` },
    }),
  },
  'a body that is no JSON': {
    told: 'never',
    make: ({ path, value }) => ({
      ...{ path, headers: { 'content-type': 'text/plain' }, body: value() },
    }),
  },
  'a file with a name': {
    told: 'never',
    make: ({ path, value }) => {
      const name = encodeURIComponent(value());
      const head = `content-disposition: form-data; name="${name}"; filename="${value()}.jpg"`;
      return {
        ...{ path, headers: { 'content-type': 'multipart/form-data; boundary=x' } },
        body: `--x\r\n${head}\r\n\r\n${value()}\r\n--x--\r\n`,
      };
    },
  },
  'too large a body': {
    told: 'never',
    make: ({ path, value }) => ({
      ...{ path, headers: JSON_TYPE },
      body: JSON.stringify({ name: value().repeat(TOO_LARGE / 10) }),
    }),
  },
};

/** It does what it says, whatever a body says: nobody’s data are erased before they are searched for. */
const LEFT_OUT = ['/api/v1/account/erasure'];
const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

/** The whole of what an operation's body may have. */
function fieldsOf({ requestBody }: Operation): readonly string[] {
  const schemas = Object.values(requestBody?.content ?? {}).flatMap(({ schema }) =>
    schema === undefined ? [] : [schema, ...(schema.anyOf ?? [])],
  );
  return schemas.flatMap(({ properties = {} }) => Object.keys(properties));
}

/** What became of the wrong requests. */
export interface Mistaken {
  readonly count: number;
  readonly broken: readonly string[];
  /** How often each status was answered. */
  readonly statuses: Readonly<Record<string, number>>;
  /** The refusals in which nothing of the request may stand. */
  readonly refusals: readonly Place[];
}

/**
 * Makes each mistake at each address of the API, as whoever of these may ask there.
 * @param orderNo an order that there is
 */
export async function makeMistakes(
  { urls }: TestSystem,
  canaries: Canaries,
  asked: { readonly tokens: readonly string[]; readonly orderNo: string },
): Promise<Mistaken> {
  const base = urls.api ?? '';
  const { paths } = (await (await fetch(`${base}/openapi.json`)).json()) as {
    paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  };
  const refusals: Place[] = [];
  const broken: string[] = [];
  const statuses: { [status: string]: number } = {};
  let count = 0;

  /** Each mistake has a name, a number and a word of its own, at whatever address it is made. */
  const valuesOf = new Map(
    Object.keys(MISTAKES).map((what) => [
      what,
      [
        canaries.like('name', '沈知微', what),
        canaries.like('phone', '13400000000', what),
        canaries.word(what),
      ],
    ]),
  );

  const makeOne = async (token: string, what: string, given: Wrong): Promise<number> => {
    const { method, path, operation } = given;
    const values = valuesOf.get(what) ?? [];
    let drawn = 0;
    const value = () => values[(drawn += 1) % values.length] ?? '';
    const ids = (id: (name: string) => string) =>
      path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(id(name)));
    const sound = ids((name) => (name === 'orderNo' ? asked.orderNo : randomUUID()));
    const { told, make } = MISTAKES[what] as WayToBeWrong;
    const fields = fieldsOf(operation);
    const mistake = make({ path: sound, lost: ids(value), fields, value });
    const answer = await fetch(base + mistake.path, {
      method: method.toUpperCase(),
      headers: {
        ...{ authorization: `Bearer ${token}`, 'idempotency-key': randomUUID() },
        ...mistake.headers,
      },
      ...(method !== 'get' && mistake.body !== undefined && { body: mistake.body }),
    });
    const bytes = Buffer.from(await answer.arrayBuffer());
    const { status } = answer;
    const where = `${what}: ${method} ${path}`;
    count += 1;
    statuses[status] = (statuses[status] ?? 0) + 1;
    if (status >= 500) broken.push(`${String(status)} ${where}`);
    if (status >= 400 && told === 'never') {
      refusals.push({ name: `the answer of ${where}`, bytes });
    }
    return status;
  };

  /** Whoever has the right makes them all: others are sent away before anything is read. */
  const makeAll = async (given: Wrong): Promise<void> => {
    const [first = '', ...others] = Object.keys(MISTAKES);
    let asker = asked.tokens[0] ?? '';
    for (const token of asked.tokens) {
      const status = await makeOne(token, first, given);
      if (status !== FORBIDDEN) asker = token;
    }
    for (const what of others) await makeOne(asker, what, given);
  };

  for (const [path, operations] of Object.entries(paths)) {
    if (LEFT_OUT.includes(path)) continue;
    for (const method of METHODS) {
      const operation = operations[method];
      if (operation !== undefined) await makeAll({ method, path, operation });
    }
  }
  return { count, broken, statuses, refusals };
}
