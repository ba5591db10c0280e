import type { Part } from './part.ts';
import { brokeDown, ROOT, runTool } from './tool.ts';

/** tsc over the whole project. */
export const types: Part = {
  name: 'types',
  unit: 'files',
  async run() {
    const ended = await runTool('typescript', 'bin/tsc', [
      '--noEmit',
      '--listFiles',
      '--pretty',
      'false',
    ]);
    const files: string[] = [];
    const problems: string[] = [];
    // --listFiles puts every file of the program on a line of its own, among the errors.
    for (const line of ended.stdout.split(/\r?\n/)) {
      if (/\(\d+,\d+\): error TS|^error TS/.test(line)) problems.push(line);
      else if (/^\s/.test(line)) problems.push(`${problems.pop() ?? ''}\n${line}`);
      else if (line.startsWith(ROOT)) files.push(line);
    }
    if (ended.code !== 0 && problems.length === 0) problems.push(brokeDown(ended));
    const ours = files.filter((file) => !file.includes('/node_modules/'));
    return { looked: ours.length, problems };
  },
};
