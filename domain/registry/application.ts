import type { AnyDraft } from '#domain/forms/any-draft.ts';
import type { FiledService, FiledSubject } from './records.ts';

/** An order as the registry looks at it: what its form says, whose it is, and what is filed already. */
export interface Application {
  /** Of any filing type, complete or not, in its canonical writing. */
  readonly form: AnyDraft;
  /** The main account that the order belongs to. */
  readonly accountId: string;
  /** Who is to have what is transferred; null where nobody is. */
  readonly receiverId: string | null;
  /** What the bureau issued or named with its approval. */
  readonly numbers: { readonly subject?: string; readonly service?: string };
  /** What stands in the registry of what the order names; undefined where this provider knows nothing of it. */
  readonly filed: { readonly subject?: FiledSubject; readonly service?: FiledService };
}
