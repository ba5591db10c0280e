import { Context } from '@temporalio/activity';
import { impersonal } from './impersonal.ts';

const BEAT_EVERY_MS = 1_000;

/** Does an activity's work while telling Temporal that this worker lives: when it falls silent, another begins again. */
export async function alive<T>(work: () => Promise<T>): Promise<T> {
  const context = Context.current();
  const beat = setInterval(() => {
    context.heartbeat();
  }, BEAT_EVERY_MS);
  try {
    return await impersonal(work);
  } finally {
    clearInterval(beat);
  }
}
