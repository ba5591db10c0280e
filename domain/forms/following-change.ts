import type { FilingType } from '#domain/filing-types.ts';
import type { AnyDraft } from './any-draft.ts';
import { prefilledForm, type OnFile } from './prefilled-form.ts';
import { saysSomething } from './says-something.ts';

/** The filing types whose corrections have no place in their own report (企业系统接口规范 V3.0: XZJR). */
const CORRECTED_AFTERWARDS: readonly FilingType[] = ['newAccess'];

/** Whether an order's form corrects what is filed, and its grant leaves that for a change that follows. */
export const isFollowedByChange = (filingType: FilingType, { changes }: AnyDraft): boolean =>
  CORRECTED_AFTERWARDS.includes(filingType) && saysSomething(changes);

/**
 * The form of the change that follows: what is filed, and the corrections of the form before it. Its materials,
 * and what is stated about domains, are for its applicant to give.
 * @param filed the records as the grant left them
 */
export function followingChange({ changes, filingPassword }: AnyDraft, filed: OnFile): object {
  const prefilled: { changes?: object } = prefilledForm('change', filed);
  const said = Object.entries(changes ?? {}).filter(([, part]) => saysSomething(part));
  return {
    ...prefilled,
    changes: { ...prefilled.changes, ...Object.fromEntries(said) },
    ...(filingPassword !== undefined && { filingPassword }),
  };
}
