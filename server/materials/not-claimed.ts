import { CodedError } from '#domain/errors.ts';

const CLAIM = { remedy: 'Claim the review first: POST /api/v1/tasks/{id}/claim.' };

/** Refusals of what says in the clear what the form says masked to whoever holds no task of the order. */
export const NOT_CLAIMED = {
  letter: () =>
    new CodedError(
      'letter.not_claimed',
      'The letter names persons with their certificate numbers: it is for whoever holds a task of the order.',
      CLAIM,
    ),
  material: () =>
    new CodedError(
      'material.not_claimed',
      'Materials show persons and certificates: they are for whoever holds a task of the order.',
      CLAIM,
    ),
} as const;
