/** What the outbox can ask an activity to do; each has an activity of its own name. */
export const EFFECT_KINDS = ['reportToAuthority', 'sendSms', 'sendMail'] as const;

export type EffectKind = (typeof EFFECT_KINDS)[number];
