import type { Bilingual } from '#domain/bilingual.ts';
import type { GrantView, SubUserView } from '../accounts/schemas.ts';
import type { OrderView } from '../orders/schemas.ts';
import type { TaskView } from '../tasks/schemas.ts';

/** What a check says about one field, as the API tells it. */
export interface CheckFinding {
  readonly code: string;
  readonly severity: 'blocks' | 'warns' | 'informs';
  readonly field: string;
  readonly text: Bilingual;
  readonly remedy: Bilingual;
  readonly source?: string;
}

/** All findings of a filing, and the checks that could not be made. */
export interface Checks {
  readonly blocks: boolean;
  readonly findings: readonly CheckFinding[];
  readonly notChecked: readonly { readonly code: string; readonly text: Bilingual }[];
}

/** A material as the API lists it. */
export interface Material {
  readonly id: string;
  readonly kind: string;
  readonly contentType: string;
  readonly bytes: number;
  readonly uploadedAt: string;
}

/** The kinds that a filing needs, and what was uploaded. */
export interface Materials {
  readonly needed: readonly {
    readonly kind: string;
    readonly label: Bilingual;
    readonly because: Bilingual;
    readonly source?: string;
    readonly required: boolean;
    readonly template?: string;
  }[];
  readonly uploaded: readonly Material[];
}

/** What an applicant will get, should a decision be taken. */
export interface Preview {
  /** It is recommended first. */
  readonly takesTwo: boolean;
  readonly opened: readonly (string | { readonly field: string })[] | null;
  readonly notices: readonly {
    readonly channel: string;
    readonly subject?: string;
    readonly text: string;
  }[];
}

/** What an order will change of what is filed; once it was granted, what it did. */
export interface Effect {
  /** `without`: it ended and changed nothing. */
  readonly state: 'planned' | 'written' | 'without';
  readonly changes: readonly {
    /** created, changed, ended. */
    readonly change: string;
    readonly kindTitle: Bilingual;
    readonly changeTitle: Bilingual;
    /** Null until the bureau issues one. */
    readonly number: string | null;
    readonly differences: readonly {
      readonly field: string;
      readonly label: Bilingual;
      readonly before?: unknown;
      readonly after?: unknown;
    }[];
  }[];
  /** What its grant leaves for an order that follows. */
  readonly afterwards: Bilingual | null;
}

/** An order as the pages read it: also what older answers of the API leave out. */
export type Order = Omit<OrderView, 'opened' | 'checked'> & {
  readonly opened?: readonly string[] | null;
  readonly checked?: readonly string[];
};

/** An order with what a change to it has to be based on. */
export interface ReadOrder {
  readonly order: Order;
  readonly etag: string;
}

export type { GrantView, SubUserView };

/** A page of orders, as a list shows it. */
export interface OrderList {
  readonly orders: readonly Order[];
  readonly next: string | null;
}

export interface TaskList {
  readonly tasks: readonly TaskView[];
  readonly next: string | null;
}

/** Reasons and words as the API takes them. */
export interface Said {
  readonly reasons?: readonly {
    readonly field: string;
    readonly code: string;
    readonly variables?: Readonly<Record<string, string | number>>;
    readonly text?: string;
  }[];
  readonly text?: string;
}

/** A reviewer's decision as the API takes it. */
export interface Decision extends Said {
  readonly decision: string;
}

/** What takes two people, after the first of them. */
export interface Recommended {
  readonly waitsFor: readonly string[];
}
