// npm run check
// Types, lint, import rules, dead code, formatting and freshness: one line each, what is wrong below it.
import { dependencyRules } from './check/dependency-rules.ts';
import { freshness } from './check/freshness.ts';
import { deadCode } from './check/dead-code.ts';
import { formatting } from './check/formatting.ts';
import { lint } from './check/lint.ts';
import { runParts } from './check/run-parts.ts';
import { types } from './check/types.ts';

// The longest first, so that no core is left waiting at the end.
const parts = [lint, types, ...freshness(), formatting, dependencyRules, deadCode];

const failed = await runParts(parts, (line) => {
  console.log(line);
});
process.exitCode = failed.length === 0 ? 0 : 1;
