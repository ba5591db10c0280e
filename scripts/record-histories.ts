// npx tsx scripts/record-histories.ts <order number> …   (while a demonstration runs)
// Keeps the histories of followers as this release wrote them: test/replay asks every later one to understand them.
import { writeFileSync } from 'node:fs';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { connected } from '#cli/connected.ts';

await connected(async ({ client }) => {
  for (const orderNo of process.argv.slice(2)) {
    const history = await client.workflow.getHandle(orderNo).fetchHistory();
    const file = new URL(`../test/replay/histories/${orderNo}.json`, import.meta.url);
    writeFileSync(file, historyToJSON(history));
    process.stdout.write(`${orderNo}\n`);
  }
});
