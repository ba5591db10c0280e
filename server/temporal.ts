import { Client, Connection, WorkflowIdConflictPolicy } from '@temporalio/client';
import proto from '@temporalio/proto';
import { CodedError } from '#domain/errors.ts';
import { authorityLinkId, SEARCH_ATTRIBUTES, TASK_QUEUE } from '#workflows/messages.ts';
import { needed, type Settings } from './settings.ts';

const CALL_AT_MOST_MS = 3_000;

/** A client that connects when it is first used: the API starts, and people decide, with Temporal down. */
export function temporalClient(settings: Settings): Client {
  const connection = Connection.lazy({ address: needed(settings, 'temporalAddress') });
  return new Client({ connection, namespace: settings.temporalNamespace ?? 'default' });
}

/** Whether Temporal answers within three seconds. */
export async function temporalAnswers(client: Client): Promise<boolean> {
  try {
    await client.connection.withDeadline(Date.now() + CALL_AT_MOST_MS, () =>
      client.workflowService.getSystemInfo({}),
    );
    return true;
  } catch {
    return false;
  }
}

/**
 * Asks for Temporal where nothing can go on without it.
 * @throws CodedError `temporal.unreachable`.
 */
export async function requireTemporal(client: Client, address: string): Promise<void> {
  if (await temporalAnswers(client)) return;
  throw new CodedError('temporal.unreachable', `Temporal does not answer at ${address}.`, {
    field: 'TEMPORAL_ADDRESS',
    remedy: 'Start it, or correct TEMPORAL_ADDRESS.',
  });
}

/** Makes sure that the namespace knows our search attributes: without them no follower can say its stage. */
export async function ensureSearchAttributes(client: Client): Promise<void> {
  const { operatorService } = client.connection as Connection;
  const { namespace } = client.options;
  const { customAttributes } = await operatorService.listSearchAttributes({ namespace });
  const types = proto.temporal.api.enums.v1.IndexedValueType;
  const missing = Object.entries(SEARCH_ATTRIBUTES).filter(([name]) => !(name in customAttributes));
  if (missing.length === 0) return;
  await operatorService.addSearchAttributes({
    namespace,
    searchAttributes: Object.fromEntries(
      missing.map(([name, type]) => [name, types[`INDEXED_VALUE_TYPE_${type}`]]),
    ),
  });
}

/** Starts the workflows that carry the files of these endpoints, where they do not run yet. */
export async function ensureAuthorityLinks(
  client: Client,
  endpoints: readonly string[],
): Promise<void> {
  await Promise.all(
    endpoints.map((endpoint) =>
      client.workflow.start('authorityLink', {
        args: [endpoint],
        taskQueue: TASK_QUEUE,
        workflowId: authorityLinkId(endpoint),
        workflowIdConflictPolicy: WorkflowIdConflictPolicy.USE_EXISTING,
        staticSummary: '管局接口文件往来 · Files to and from a bureau',
      }),
    ),
  );
}
