import { Command } from 'commander';
import { SYSTEM } from '#domain/roles.ts';
import { purgeAudit, purgeDue } from '#orders/audit-chain/purge.ts';
import { connected } from '../connected.ts';

/** `beian audit purge`. */
export const purge = () =>
  new Command('purge')
    .description(
      'Show what of the audit is past its term (BEIAN_AUDIT_KEEP), and with --really remove it from the beginning on.',
    )
    .option('--really', 'remove it; what stays begins with a signed anchor')
    .action(({ really }: { really?: boolean }) =>
      connected(async (system) => {
        const deps = { ...system, committed: () => undefined };
        const { rows, before } =
          really === true ? await purgeAudit(deps, SYSTEM) : await purgeDue(deps);
        const said = really === true ? 'removed' : 'past their term; --really removes them';
        process.stdout.write(`${String(rows)} rows from before ${before.toISOString()} ${said}.\n`);
      }),
    );
