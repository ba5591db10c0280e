import {
  DefaultLogger,
  Runtime,
  Worker,
  type NativeConnection,
  type WorkflowBundle,
} from '@temporalio/worker';
import type { Activities } from '#activities/contract.ts';
import { TASK_QUEUE } from '#workflows/messages.ts';

/** Effects carried out at a time by one worker; each holds two connections to the record while it runs. */
export const ACTIVITIES_AT_ONCE = 20;

/** Temporal's SDK says only what somebody should look at. Before anything else of it is used. */
export function quietTemporal(): void {
  Runtime.install({ logger: new DefaultLogger('WARN') });
}

/** Makes a Temporal worker over our workflows and the given activities. */
export async function createWorker(given: {
  readonly connection: NativeConnection;
  readonly namespace: string;
  readonly activities: Activities;
  /** The workflows, from `workflowBundle`. */
  readonly bundle: WorkflowBundle;
  readonly activitiesAtOnce?: number;
}): Promise<Worker> {
  const { connection, namespace, activities, bundle } = given;
  const { activitiesAtOnce = ACTIVITIES_AT_ONCE } = given;
  return Worker.create({
    connection,
    namespace,
    taskQueue: TASK_QUEUE,
    activities,
    workflowBundle: bundle,
    maxConcurrentActivityTaskExecutions: activitiesAtOnce,
    // The long look for answers is cancelled after this; calls that are under way end by themselves.
    shutdownGraceTime: '1s',
  });
}
