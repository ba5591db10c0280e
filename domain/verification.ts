import type { EventType } from './events.ts';

/** How a case of SMS verification ends. `replaced`: something else ended the stage, before the authority said. */
export type VerificationEnd = 'passed' | 'expired' | 'failed' | 'replaced';

const SAID = {
  smsVerified: 'passed',
  smsExpired: 'expired',
  smsFailed: 'failed',
} as const satisfies Partial<Record<EventType, VerificationEnd>>;

/**
 * How an event ends the open case. A case ends exactly when its stage is left, so the effect that closes
 * it stands at the stage's exit, once; what became of it follows from the event that left the stage.
 */
export function verificationEnd(type: string): VerificationEnd {
  return Object.hasOwn(SAID, type) ? SAID[type as keyof typeof SAID] : 'replaced';
}
