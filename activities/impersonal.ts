import { ApplicationFailure, TemporalFailure } from '@temporalio/common';
import { CodedError } from '#domain/errors.ts';

/** Errors whose sentences we wrote ourselves, with codes and ids alone in them. */
const OWN_WORDS = ['NotTaken', 'Error'];

/**
 * Does an activity's work; what it throws reaches Temporal's history without what it may quote. Errors of
 * drivers and of the record repeat values; their kind and code say enough to know what to look for.
 */
export async function impersonal<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof TemporalFailure) throw error;
    throw ApplicationFailure.create({ message: inOwnWords(error), type: nameOf(error) });
  }
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error);

function inOwnWords(error: unknown): string {
  if (error instanceof CodedError) return error.code;
  const { code } = error as { code?: unknown };
  if (OWN_WORDS.includes(nameOf(error)) && code === undefined) return (error as Error).message;
  return typeof code === 'string' ? `${nameOf(error)} ${code}` : nameOf(error);
}
