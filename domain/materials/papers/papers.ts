import type { MaterialKind } from '../kinds.ts';
import { LETTER_OF_AUTHORISATION } from './letter-of-authorisation.ts';
import type { Paper } from './paper.ts';
import { PROMISE } from './promise.ts';
import { TRUTHFULNESS_NOTICE } from './truthfulness-notice.ts';
import { VERIFICATION_SHEET } from './verification-sheet.ts';

/** The materials that somebody writes and signs: their templates (材料模板). The others come from offices. */
const PAPERS: Readonly<Partial<Record<MaterialKind, Paper>>> = {
  letterOfAuthorisation: LETTER_OF_AUTHORISATION,
  promise: PROMISE,
  truthfulnessNotice: TRUTHFULNESS_NOTICE,
  verificationSheet: VERIFICATION_SHEET,
};

/** The kinds of material that have a template. */
export const KINDS_WITH_TEMPLATE = Object.keys(PAPERS) as MaterialKind[];

/** The template of a kind of material; undefined for one without, and for no kind at all. */
export function paperOf(kind: string): Paper | undefined {
  return Object.hasOwn(PAPERS, kind) ? PAPERS[kind as MaterialKind] : undefined;
}
