import { relative } from 'node:path';
import type { Reporter } from 'knip';

/** What dead-code.ts reads: knip's own reporters do not say how many files it looked at. */
export interface KnipReport {
  readonly looked: number;
  readonly problems: readonly string[];
}

const report: Reporter = ({ issues, counters, cwd }) => {
  const problems = Object.entries(issues).flatMap(([kind, byFile]) =>
    Object.values(byFile).flatMap((bySymbol) =>
      Object.values(bySymbol).map(({ filePath, symbol, line }) => {
        const place = `${relative(cwd, filePath)}${line === undefined ? '' : `:${line}`}`;
        return `${place} ${kind}${kind === 'files' ? '' : `: ${symbol}`}`;
      }),
    ),
  );
  const found: KnipReport = { looked: counters.total, problems };
  console.log(JSON.stringify(found));
};

export default report;
