import { Command } from 'commander';
import { createCodeTables } from '#domain/authority/code-tables.ts';
import { DATED_CODE_TABLES } from '#domain/authority/dated-code-tables.ts';
import { CodedError } from '#domain/errors.ts';
import type { ReportLine } from '#domain/import/report.ts';
import { codeTablesOf } from '#orders/code-tables.ts';
import { importAll } from '#orders/import/import-all.ts';
import { connected, type Connected } from './connected.ts';
import { countsOf, lineAsText, summaryAsText } from './import/as-text.ts';
import { readFolder } from './import/read-folder.ts';
import type { ReadAs } from './import/read-as.ts';

interface Options {
  readonly dryRun?: boolean;
  readonly json?: boolean;
  readonly provider?: string;
  readonly endpoint?: string;
}

/** `beian import`: what was filed before comes into the registry. */
export function importCommand(): Command {
  return new Command('import')
    .description('Take over what was filed before, with both sides’ ids (docs/import.md).')
    .argument(
      '<folder>',
      'CSV files (subjects.csv, services.csv, …), or the authority’s own full record (BASJ, .xml or .zip)',
    )
    .option('--dry-run', 'write nothing, and report what would be written')
    .option('--provider <number>', 'our number at the authority, for its files')
    .option(
      '--endpoint <name>',
      'whose code tables its files are written with; our copy without it',
    )
    .option('--json', 'the report as one JSON value')
    .action(importFolder);
}

async function importFolder(
  folder: string,
  { dryRun = false, json = false, provider, endpoint }: Options,
): Promise<void> {
  const ours = providerOf(provider);
  await connected(async (system) => {
    const imported = readFolder(folder, {
      tables: await tablesOf(system, endpoint),
      provider: ours,
    });
    const deps = { ...system, committed: () => undefined };
    const lines: ReportLine[] = [];
    for await (const some of importAll(deps, imported, { dryRun })) {
      lines.push(...some);
      if (!json) process.stdout.write(some.map(lineAsText).join(''));
    }
    const counts = countsOf(lines);
    process.stdout.write(
      json ? `${JSON.stringify({ dryRun, counts, lines })}\n` : summaryAsText(counts, dryRun),
    );
    if (counts.refused > 0) process.exitCode = 1;
  });
}

function providerOf(text: string | undefined): number | null {
  if (text === undefined) return null;
  if (/^[1-9]\d{0,14}$/.test(text)) return Number(text);
  throw new CodedError('import.provider_malformed', `“${text}” is no number of a provider.`, {
    field: '--provider',
    remedy: 'Give the number that the ministry has for us (ISP id), digits only.',
  });
}

/** A bureau's own tables where it is named; their ids differ from bureau to bureau. */
async function tablesOf({ db }: Connected, endpoint?: string): Promise<ReadAs['tables']> {
  return endpoint === undefined ? createCodeTables(DATED_CODE_TABLES) : codeTablesOf(db)(endpoint);
}
