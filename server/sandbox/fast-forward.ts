import type { Client } from '@temporalio/client';

/** Differences below this are the time that calls take, not an offset. */
const NEAR_MS = 250;

const GRPC_NOT_FOUND = 5;

/**
 * Brings one workflow's own time to an instant of the sandbox clock, firing its timers on the way.
 * Says the whole difference anew each time, so that it may be called again and again; a workflow that
 * has ended meanwhile needs no time any more.
 */
export async function bringToTime(client: Client, workflowId: string, target: Date): Promise<void> {
  const { namespace } = client.options;
  const execution = { workflowId };
  try {
    const { workflowExtendedInfo } = await client.workflowService.describeWorkflowExecution({
      namespace,
      execution,
    });
    const current = workflowExtendedInfo?.timeSkippingInfo?.currentTime;
    const currentMs =
      current == null
        ? Date.now()
        : Number(current.seconds) * 1000 + Math.round((current.nanos ?? 0) / 1e6);
    const ahead = target.getTime() - currentMs;
    if (ahead < NEAR_MS) return;
    await client.workflowService.updateWorkflowExecutionOptions({
      namespace,
      workflowExecution: execution,
      workflowExecutionOptions: {
        timeSkippingConfig: {
          enabled: true,
          // Always a duration: without one the server would run through every term at once.
          fastForwardConfig: { id: `to-${target.toISOString()}`, duration: durationOf(ahead) },
        },
      },
      updateMask: { paths: ['time_skipping_config'] },
    });
  } catch (error) {
    if ((error as { code?: number }).code !== GRPC_NOT_FOUND) throw error;
  }
}

function durationOf(ms: number) {
  const seconds = Math.floor(ms / 1000);
  return { seconds: Long(seconds), nanos: (ms - seconds * 1000) * 1_000_000 };
}

// The protocol's types want Long; a number is taken just as well and stays exact far beyond any term.
const Long = (value: number) => value as never;
