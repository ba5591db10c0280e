import { setTimeout as sleep } from 'node:timers/promises';

import { Connection } from '@temporalio/client';

import { CodedError } from '#domain/errors.ts';

const HOUR_S = 3600;
const NOT_FOUND = 5;
const NAMESPACE_WITHIN_MS = 30_000;

/** Ninety days: as long as one may want to look at a closed workflow. */
export const RETENTION_HOURS = 2160;

/**
 * Sees to it that closed workflows are kept for at least `hours`; a longer retention is left as it is.
 * The dev server forgets them after one day otherwise. Waits for a namespace that is still being made.
 *
 * @throws CodedError `embedded.no_namespace` when the cluster has no such namespace.
 */
export async function ensureRetention(
  address: string,
  { namespace = 'default', hours = RETENTION_HOURS } = {},
): Promise<void> {
  const connection = await Connection.connect({ address, connectTimeout: '10s' });
  try {
    const kept = await retentionSeconds(connection, namespace);
    if (kept >= hours * HOUR_S) return;
    await connection.workflowService.updateNamespace({
      namespace,
      config: { workflowExecutionRetentionTtl: { seconds: hours * HOUR_S } as never },
    });
  } finally {
    await connection.close();
  }
}

async function retentionSeconds(connection: Connection, namespace: string): Promise<number> {
  for (const until = Date.now() + NAMESPACE_WITHIN_MS; ; await sleep(100)) {
    try {
      const found = await connection.workflowService.describeNamespace({ namespace });
      return Number(found.config?.workflowExecutionRetentionTtl?.seconds ?? 0);
    } catch (error) {
      if ((error as { code?: number }).code !== NOT_FOUND) throw error;
      if (Date.now() > until) throw noNamespace(namespace, error);
    }
  }
}

function noNamespace(namespace: string, cause: unknown): CodedError {
  const sentence = `Temporal has no namespace "${namespace}".`;
  return new CodedError('embedded.no_namespace', sentence, {
    remedy: `Create it: temporal operator namespace create -n ${namespace} --retention ${RETENTION_HOURS}h`,
    cause,
  });
}
