import type { Part } from './part.ts';
import { brokeDown, runTool } from './tool.ts';

/** Prettier. Its debug lines are the only place where it says which files it looked at. */
export const formatting: Part = {
  name: 'formatting',
  unit: 'files',
  async run() {
    const ended = await runTool('prettier', 'bin/prettier.cjs', [
      '--check',
      '.',
      '--log-level',
      'debug',
    ]);
    const lines = ended.said.split(/\r?\n/);
    const looked = lines.filter((line) => line.startsWith('[debug] resolve config from')).length;
    const problems = lines
      .filter((line) => /^\[(warn|error)\]/.test(line) && !line.includes('Run Prettier'))
      .map((line) => line.replace(/^\[\w+\] /, ''));
    if (ended.code !== 0 && problems.length === 0) problems.push(brokeDown(ended));
    if (problems.length > 0) problems.push('Run `npm run format`.');
    return { looked, problems };
  },
};
