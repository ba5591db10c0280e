import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Part } from './part.ts';
import { brokeDown, ROOT, runNode } from './tool.ts';

/** What is generated and kept: the script says with `--check`, by its exit code, whether it is fresh. Add a line for each. */
const GENERATED: readonly { name: string; script: string }[] = [
  { name: 'filing docs', script: 'scripts/generate-docs.ts' },
];

/** A part for each generator that there is. */
export function freshness(): Part[] {
  return GENERATED.filter(({ script }) => existsSync(join(ROOT, script))).map(
    ({ name, script }) => ({
      name,
      unit: 'generator',
      async run() {
        const ended = await runNode(['--import', 'tsx', script, '--check']);
        return { looked: 1, problems: ended.code === 0 ? [] : [brokeDown(ended)] };
      },
    }),
  );
}
