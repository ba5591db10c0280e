import { Prisma } from '#prisma/client.ts';

/** What the rule looks at: an account, and its main account where it is a sub-user. */
interface Standing {
  readonly disabledAt: Date | null;
  readonly parent: { readonly disabledAt: Date | null } | null;
}

/** Whether an account may not come in: it was disabled, or its main account was, with which its sub-users are shut out. */
export const isShutOut = ({ disabledAt, parent }: Standing): boolean =>
  disabledAt !== null || parent?.disabledAt != null;

/** The same rule where one statement asks for all: of `accounts a`, and `main` as `WITH_MAIN` joins it. */
export const SHUT_OUT = Prisma.sql`(a.disabled_at IS NOT NULL OR main.disabled_at IS NOT NULL)`;

/** Joins the main account of `accounts a`. */
export const WITH_MAIN = Prisma.sql`LEFT JOIN accounts main ON main.id = a.parent_id`;
