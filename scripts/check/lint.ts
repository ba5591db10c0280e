import { relative } from 'node:path';
import type { Part } from './part.ts';
import { brokeDown, parseJson, ROOT, runTool } from './tool.ts';

interface Linted {
  readonly filePath: string;
  readonly messages: readonly { ruleId: string | null; line?: number; message: string }[];
}

/** ESLint; a warning is an error here, or nobody would ever read it. */
export const lint: Part = {
  name: 'lint',
  unit: 'files',
  async run() {
    const ended = await runTool('eslint', 'bin/eslint.js', ['.', '--format', 'json']);
    const files = parseJson(ended) as readonly Linted[];
    const problems = files.flatMap(({ filePath, messages }) =>
      messages.map(({ ruleId, line = 1, message }) => {
        const [first = ''] = message.split('\n');
        return `${relative(ROOT, filePath)}:${line} ${first} (${ruleId ?? 'parser'})`;
      }),
    );
    if (ended.code !== 0 && problems.length === 0) problems.push(brokeDown(ended));
    return { looked: files.length, problems };
  },
};
