/** Why an order came back, as a notice says it. */
export interface NoticeReason {
  readonly title: string;
  /** The name of the field, or of several. */
  readonly field: string;
  /** What was found; empty where the title says it all. */
  readonly explanation: string;
  readonly remedy: string;
  /** What the reviewer wrote of this field; empty where nothing. */
  readonly text: string;
}

/** Everything that a notice can speak of; which ones a template may use stands in NOTICES. */
export interface NoticeVariables {
  readonly orderNo: string;
  readonly serviceName: string;
  readonly icpNumber: string;
  /** The change that the grant opened as a draft; empty where it left nothing to change. */
  readonly nextOrderNo: string;
  /** What happened to the order in the notice's own step, as its timeline calls it. */
  readonly happened: string;
  /** The last day of the term that the notice speaks of, YYYY-MM-DD in Shanghai; empty where none runs. */
  readonly dueDay: string;
  /** The end of a term of hours, `YYYY-MM-DD HH:MM` in Shanghai; empty where none runs. */
  readonly dueTime: string;
  readonly reasons: readonly NoticeReason[];
  /** What the reviewer or the bureau wrote. */
  readonly opinion: string;
}

export type NoticeVariable = keyof NoticeVariables;

/** What a template finds in each of a list. */
export const LIST_FIELDS = {
  reasons: ['title', 'field', 'explanation', 'remedy', 'text'],
} as const satisfies Partial<Record<NoticeVariable, readonly (keyof NoticeReason)[]>>;
