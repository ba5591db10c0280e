import { Command } from 'commander';
import { anchorHead, anchorText, readAnchor } from '#orders/audit-chain/anchors.ts';
import { verifyAudit } from '#orders/audit-chain/verify.ts';
import { connected } from '../connected.ts';

/** `beian audit verify`. */
export const verify = () =>
  new Command('verify')
    .description(
      'Walk the chain of the audit and name every row that was changed, removed, moved or put in; then sign how far it has come.',
    )
    .option(
      '--anchor <line>',
      'an anchor that an earlier run printed, kept elsewhere: that much must still be there',
    )
    .action(({ anchor: kept }: { anchor?: string }) =>
      connected(async ({ db, vault, clock }) => {
        const started = Date.now();
        const known = kept === undefined ? [] : [readAnchor(vault, kept)];
        const { rows, anchors, faults } = await verifyAudit(db, vault, { known, progress });
        if (process.stderr.isTTY) process.stderr.write('\r');
        for (const { seq, what } of faults) {
          process.stdout.write(seq === null ? `${what}\n` : `link ${seq.toString()}: ${what}\n`);
        }
        if (faults.length === 0) {
          const anchor = await anchorHead(db, vault, await clock.now());
          if (anchor !== null) process.stdout.write(`${anchorText(anchor)}\n`);
        }
        const seconds = ((Date.now() - started) / 1000).toFixed(1);
        process.stdout.write(
          `${String(rows)} rows, ${String(anchors)} anchors, ${String(faults.length)} faults, ${seconds} s.\n`,
        );
        if (faults.length > 0) process.exitCode = 1;
      }),
    );

function progress(rows: number): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${String(rows)} rows`);
}
