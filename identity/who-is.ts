import type { Actor, Role } from '#domain/roles.ts';
import type { Transaction } from '#prisma/client.ts';
import { isShutOut } from './shut-out.ts';

/** An account that somebody says is his, with what he has to prove it with. */
export interface Claimed {
  readonly actor: Actor;
  readonly handle: string;
  /** Its main account gives it a token; nobody but it chooses its password. */
  readonly subUser: boolean;
  readonly passwordHash: string | undefined;
  /** The password is the first administrator’s, made by the command. */
  readonly breakGlass: boolean;
  /** A code of its app is asked for as well. */
  readonly secondFactor: boolean;
}

/** The account of a handle that may sign in; undefined where there is none, or it or its main account is disabled. */
export async function accountByHandle(
  db: Transaction,
  handle: string,
): Promise<Claimed | undefined> {
  return found(await db.account.findFirst({ where: { handle }, select: PROOFS }));
}

/** The same by its id. */
export async function accountById(db: Transaction, id: string): Promise<Claimed | undefined> {
  return found(await db.account.findFirst({ where: { id }, select: PROOFS }));
}

const PROOFS = {
  ...{ id: true, handle: true, role: true, disabledAt: true },
  parent: { select: { disabledAt: true } },
  credential: { select: { passwordHash: true, breakGlass: true } },
  secondFactor: { select: { confirmedAt: true } },
} as const;

interface Row {
  readonly id: string;
  readonly handle: string;
  readonly role: string;
  readonly disabledAt: Date | null;
  readonly parent: { readonly disabledAt: Date | null } | null;
  readonly credential: { readonly passwordHash: string; readonly breakGlass: boolean } | null;
  readonly secondFactor: { readonly confirmedAt: Date | null } | null;
}

function found(row: Row | null): Claimed | undefined {
  if (row === null || isShutOut(row)) return undefined;
  return {
    ...{ actor: { id: row.id, role: row.role as Role }, handle: row.handle },
    subUser: row.parent !== null,
    passwordHash: row.credential?.passwordHash,
    breakGlass: row.credential?.breakGlass ?? false,
    secondFactor: row.secondFactor?.confirmedAt != null,
  };
}
