import type { AnyDraft } from './any-draft.ts';

/**
 * What an order is about, as its notices name it: its service; where the form has none (a subject's own
 * change or deregistration, a claim), the subject by its filing number, which says less of a person than a
 * name would. Empty where the form does not say yet.
 */
export const nameOfWhat = ({ service, subject }: AnyDraft): string =>
  service?.name ?? subject?.icpNumber ?? subject?.name ?? '';

/** The filing number that a form itself names: of its service, else of its subject; empty where there is none yet. */
export const numberOfWhat = ({ service, subject }: AnyDraft): string =>
  service?.icpNumber ?? subject?.icpNumber ?? '';
