import type { KnipReport } from './knip-reporter.ts';
import type { Part } from './part.ts';
import { brokeDown, parseJson, runTool } from './tool.ts';

/** knip: files, exports and dependencies that nobody uses, and packages used that nobody listed. */
export const deadCode: Part = {
  name: 'dead code',
  unit: 'files',
  async run() {
    const ended = await runTool('knip', 'bin/knip.js', [
      ...['--no-progress', '--reporter', './scripts/check/knip-reporter.ts'],
    ]);
    const { looked, problems } = parseJson(ended) as KnipReport;
    if (ended.code === 0 || problems.length > 0) return { looked, problems };
    return { looked, problems: [brokeDown(ended)] };
  },
};
