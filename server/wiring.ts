import { join } from 'node:path';
import { DEFAULT_POLICY, type Policy } from '#domain/policy.ts';
import { sandboxClock, wallClock, type Clock } from '#orders/clock.ts';
import { materialFolder } from '#orders/material-folder.ts';
import type { MaterialStore } from '#orders/material-store.ts';
import { openRecord, type PrismaClient } from '#prisma/client.ts';
import { createVault, type Vault } from '#prisma/vault.ts';
import { CodedError } from '#domain/errors.ts';
import { needed, type Settings } from './settings.ts';

/** What every process of ours opens first. */
export interface Record {
  readonly db: PrismaClient;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly policy: Policy;
  readonly materialStore: MaterialStore;
  /** The provider's own addresses, where they are set. */
  readonly providerRanges: readonly string[] | undefined;
}

/**
 * Opens the record, the vault and the clock from the settings.
 * @throws CodedError `setting.missing`, `sandbox.refused`.
 */
export function wireRecord(settings: Settings, poolSize: number): Record {
  const db = openRecord(needed(settings, 'databaseUrl'), poolSize);
  const vault = createVault({
    data: needed(settings, 'dataKeys'),
    index: needed(settings, 'indexKey'),
  });
  const clock = isSandbox(settings) ? sandboxClock(db) : wallClock;
  const materialStore = materialFolder(materialsIn(settings));
  const providerRanges = settings.ipRanges;
  return { db, vault, clock, policy: policyOf(settings), materialStore, providerRanges };
}

/** Where the files of materials lie, unless the operator says otherwise: beside the embedded parts' data. */
function materialsIn({ materials, home = '.beian' }: Settings): string {
  return materials ?? join(home, 'materials');
}

/** What the operator has chosen, and our own choice beside it. */
function policyOf(settings: Settings): Policy {
  const { quietHours, smsPerDay, mailsPerDay, recallMinutes, auditMonths } = settings;
  const { uploadsPerDay: files, uploadMbPerDay: megabytes } = settings;
  const { noticeLimits, uploadsPerDay } = DEFAULT_POLICY;
  return {
    quietHours: quietHours === undefined ? DEFAULT_POLICY.quietHours : quietHours,
    noticeLimits: { sms: smsPerDay ?? noticeLimits.sms, mail: mailsPerDay ?? noticeLimits.mail },
    recallMs: recallMinutes === undefined ? DEFAULT_POLICY.recallMs : recallMinutes * 60_000,
    uploadsPerDay: {
      files: files ?? uploadsPerDay.files,
      bytes: megabytes === undefined ? uploadsPerDay.bytes : megabytes * 1024 ** 2,
    },
    auditMonths: auditMonths ?? DEFAULT_POLICY.auditMonths,
  };
}

const LOOPBACK = /^(127\.|localhost:)/;

/**
 * Whether the sandbox clock is on. Moving time is for servers of one's own machine: against a cluster
 * that others use it is refused.
 * @throws CodedError `sandbox.refused`.
 */
export function isSandbox(settings: Settings): boolean {
  if (settings.sandbox !== 'on') return false;
  if (LOOPBACK.test(settings.temporalAddress ?? 'localhost:')) return true;
  throw new CodedError(
    'sandbox.refused',
    'The sandbox clock can’t be used with a real Temporal cluster.',
    {
      field: 'BEIAN_SANDBOX',
      remedy: 'Unset BEIAN_SANDBOX: with TEMPORAL_ADDRESS given, time is the wall’s.',
    },
  );
}
