/**
 * A carrier said no, or could not be reached at all: the message was not taken, for certain, and may be
 * sent again. Says a code only: a carrier's own words may name the recipient.
 */
export class NotTaken extends Error {
  constructor(carrier: string, code: string) {
    super(`${carrier} did not take the message: ${code}`);
    this.name = 'NotTaken';
  }
}

/** Nobody answered, so nothing can have been handed over. */
export const NEVER_REACHED: readonly string[] = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EDNS'];
