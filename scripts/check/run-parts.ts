import { availableParallelism } from 'node:os';
import type { Finding, Part } from './part.ts';

/** Findings printed per part; more only hide the first. */
const SHOWN = 60;

/** Runs all parts, as many at once as there are cores, and prints a line for each as it ends; the names of those that failed. */
export async function runParts(
  parts: readonly Part[],
  print: (line: string) => void,
): Promise<string[]> {
  const began = performance.now();
  const failed: string[] = [];
  const waiting = [...parts];
  const worker = async (): Promise<void> => {
    for (let part = waiting.shift(); part !== undefined; part = waiting.shift()) {
      const partBegan = performance.now();
      const { looked, problems } = await findingOf(part);
      if (problems.length > 0) failed.push(part.name);
      const verdict = problems.length === 0 ? 'ok    ' : 'FAILED';
      const what = `${looked} ${part.unit}`;
      print(`${verdict}  ${part.name.padEnd(14)} ${what.padEnd(14)} ${seconds(partBegan)}`);
      for (const problem of problems.slice(0, SHOWN)) print(problem.replaceAll(/^/gm, '        '));
      if (problems.length > SHOWN) print(`        … and ${problems.length - SHOWN} more`);
    }
  };
  await Promise.all(Array.from({ length: Math.max(2, availableParallelism()) }, worker));
  const sum = failed.length === 0 ? `all ${parts.length} parts ok` : `failed: ${failed.join(', ')}`;
  print(`check: ${sum} (${seconds(began)})`);
  return failed;
}

/** A tool that breaks down, or that looked at nothing, has found nothing out: that is a failure too. */
async function findingOf(part: Part): Promise<Finding> {
  try {
    const finding = await part.run();
    if (finding.looked > 0) return finding;
    return { ...finding, problems: [`It looked at 0 ${part.unit}.`, ...finding.problems] };
  } catch (error) {
    return { looked: 0, problems: [error instanceof Error ? error.message : String(error)] };
  }
}

function seconds(since: number): string {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}
