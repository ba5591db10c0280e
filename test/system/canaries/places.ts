import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import proto from '@temporalio/proto';
import type { Client } from '@temporalio/client';
import pg from 'pg';
import type { TestSystem } from '../../support/system.ts';

/** Bytes that were found somewhere, and where. */
export interface Place {
  readonly name: string;
  readonly bytes: Buffer;
}

const { History } = proto.temporal.api.history.v1;
const { DescribeWorkflowExecutionResponse } = proto.temporal.api.workflowservice.v1;

/** What our own processes, PostgreSQL and Temporal wrote; the simulators stand for other people’s. */
export function logsOf({ log }: TestSystem): Place[] {
  const ours = log.filter((line) => !/^(phone|mailbox|authority): /.test(line));
  return [{ name: 'the logs', bytes: Buffer.from(ours.join('\n')) }];
}

/** The history of a run, whole. */
async function historyOf(client: Client, execution: { workflowId: string; runId: string }) {
  const { namespace } = client.options;
  const events = [];
  let nextPageToken: Uint8Array | undefined;
  do {
    const page = await client.workflowService.getWorkflowExecutionHistory({
      ...{ namespace, execution },
      ...(nextPageToken !== undefined && { nextPageToken }),
    });
    events.push(...(page.history?.events ?? []));
    nextPageToken = page.nextPageToken;
  } while (nextPageToken.length > 0);
  return events;
}

/**
 * Every run of every workflow: its events with all payloads and failures, its id, memo, search attributes,
 * and what its activities last said of themselves.
 */
export async function historiesOf({ record: { client } }: TestSystem): Promise<Place[]> {
  const { namespace } = client.options;
  const places: Place[] = [];
  for await (const { workflowId, runId } of client.workflow.list()) {
    const execution = { workflowId, runId };
    const events = await historyOf(client, execution);
    const about = await client.workflowService.describeWorkflowExecution({ namespace, execution });
    const bytes = Buffer.concat([
      History.encode({ events }).finish(),
      DescribeWorkflowExecutionResponse.encode(about).finish(),
    ]);
    places.push({ name: `the history of ${workflowId}`, bytes });
  }
  return places;
}

/** Every row of every table, in whatever schema, as text: bytes in hexadecimal. */
export async function dumpOf(url: string): Promise<Place[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ table: string }>(`
      SELECT format('%I.%I', schemaname, tablename) AS table FROM pg_tables
      WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`);
    const places: Place[] = [];
    for (const { table } of rows) {
      const lines = await client.query<{ line: string }>(`SELECT t::text AS line FROM ${table} t`);
      const text = lines.rows.map(({ line }) => line).join('\n');
      places.push({ name: `the table ${table}`, bytes: Buffer.from(text) });
    }
    // What is only in memory and in its journal comes into the files.
    await client.query('CHECKPOINT');
    return places;
  } finally {
    await client.end();
  }
}

/** What is not to be searched in a system’s folder: its keys are in files of their own, and simulators are other people. */
const NOT_OURS = /^the file ((secrets|accounts|running)\.json$|(phone|mailbox|authority)\/)/;

/** Every file below a folder as it lies there. */
export function filesUnder(folder: string): Place[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true });
  return files.flatMap((entry) => {
    const path = join(entry.parentPath, entry.name);
    // What was there a moment ago may have been cleared away.
    if (!entry.isFile() || !existsSync(path)) return [];
    return [{ name: `the file ${relative(folder, path)}`, bytes: readFileSync(path) }];
  });
}

/** Every file of the system’s folder (Temporal’s, materials, leftovers), and of PostgreSQL’s, which may lie elsewhere. */
export async function filesOf({ home, record: { db } }: TestSystem): Promise<Place[]> {
  const [folder] = await db.$queryRaw<{ data_directory: string }[]>`SHOW data_directory`;
  const ours = filesUnder(home).filter(({ name }) => !NOT_OURS.test(name));
  return [...ours, ...filesUnder(folder?.data_directory ?? '')];
}

/** What a scrape gets to see. */
export async function metricsOf({ urls }: TestSystem): Promise<Place[]> {
  const answer = await fetch(new URL('/metrics', urls.api));
  return [{ name: 'the metrics', bytes: Buffer.from(await answer.arrayBuffer()) }];
}
