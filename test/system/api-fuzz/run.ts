import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/** How much is asked. */
export interface Size {
  /** Invented requests to each operation by each of the people. */
  readonly examples: number;
  readonly phases: string;
}

/** One run of schemathesis, as one of the people. */
export interface Asked {
  /** The Python that has schemathesis. */
  readonly python: string;
  readonly api: string;
  /** Where the document is, if not at the API. */
  readonly document?: string;
  /** The operations that are asked, if not all. */
  readonly only?: readonly string[];
  /** What is sent as proof of who asks; nothing for nobody. */
  readonly token: string | undefined;
  /** The file of what hooks.py is given. */
  readonly given: string;
  /** Where its reports go. */
  readonly folder: string;
  readonly seed: string;
  readonly size: Size;
}

/** What schemathesis reports of a run, as it counts it. */
export interface Report {
  readonly complete: boolean;
  readonly operations: { readonly total: number; readonly tested: number };
  readonly test_cases: { readonly generated: number };
  readonly failures: readonly unknown[];
  readonly errors: readonly unknown[];
  /** Answered requests by operation and status. */
  readonly answers: ReadonlyMap<string, ReadonlyMap<number, number>>;
}

/**
 * Asks every operation of the document as one of the people.
 * @throws Error when schemathesis ended without a report.
 */
export async function askEverything(asked: Asked): Promise<Report> {
  const { python, api, token, given, folder, seed, size } = asked;
  const { document = `${api}/openapi.json`, only = [] } = asked;
  const reports = { json: join(folder, 'run.json'), ndjson: join(folder, 'events.ndjson') };
  const child = spawn(
    python,
    [
      ...[
        '-m',
        'schemathesis.cli',
        '--config-file',
        here('schemathesis.toml'),
        'run',
        document,
        '--url',
        api,
      ],
      ...['--phases', size.phases, '--max-examples', String(size.examples), '--seed', seed],
      ...['--report-json-path', reports.json, '--report-ndjson-path', reports.ndjson],
      ...only.flatMap((operation) => ['--include-name', operation]),
      ...(token === undefined ? [] : ['-H', `Authorization: Bearer ${token}`]),
      '--no-color',
    ],
    {
      cwd: folder,
      env: {
        ...{ PATH: process.env.PATH, GIVEN: given, SCHEMATHESIS_HOOKS: here('hooks.py') },
        PYTHONDONTWRITEBYTECODE: '1',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (part: string) => (said += part));
  }
  await once(child, 'close');
  try {
    const report = JSON.parse(readFileSync(reports.json, 'utf8')) as Omit<Report, 'answers'>;
    return { ...report, answers: answersIn(readFileSync(reports.ndjson, 'utf8')) };
  } catch {
    throw new Error(`schemathesis left no report:\n${said.slice(-4_000)}`);
  }
}

interface Event {
  readonly ScenarioFinished?: {
    readonly recorder: {
      readonly label: string;
      readonly interactions?: Readonly<{
        [id: string]: { readonly response: { readonly status_code: number } | null };
      }>;
    };
  };
}

function answersIn(events: string): Map<string, Map<number, number>> {
  const answers = new Map<string, Map<number, number>>();
  for (const line of events.trimEnd().split('\n')) {
    const { recorder } = (JSON.parse(line) as Event).ScenarioFinished ?? {};
    if (recorder === undefined) continue;
    const statuses = answers.get(recorder.label) ?? new Map<number, number>();
    answers.set(recorder.label, statuses);
    for (const { response } of Object.values(recorder.interactions ?? {})) {
      if (response === null) continue;
      statuses.set(response.status_code, (statuses.get(response.status_code) ?? 0) + 1);
    }
  }
  return answers;
}
