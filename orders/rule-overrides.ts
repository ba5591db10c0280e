import { CodedError } from '#domain/errors.ts';
import type { Actor } from '#domain/roles.ts';
import { NO_OVERRIDES, type Overrides } from '#domain/rules/overrides.ts';
import { readOverrides } from '#domain/rules/read-overrides.ts';
import type { Prisma, Transaction } from '#prisma/client.ts';
import { audit } from './audit.ts';
import type { OrdersDeps } from './deps.ts';

/** What operators made of the rules, as it stands. Version 0: nothing yet. */
export interface StoredOverrides {
  readonly version: number;
  readonly content: Overrides;
  readonly note: string | null;
  readonly by: string | null;
  readonly at: Date | null;
}

const NOTHING: StoredOverrides = {
  ...{ version: 0, content: NO_OVERRIDES, note: null, by: null, at: null },
};

/** The overrides that hold. */
export async function currentOverrides(tx: Transaction): Promise<StoredOverrides> {
  const row = await tx.ruleOverrides.findFirst({ orderBy: { version: 'desc' } });
  return row === null ? NOTHING : { ...row, content: row.content as unknown as Overrides };
}

/** A new version of the overrides, read from a certain one. */
export interface NewOverrides {
  readonly content: unknown;
  /** The version that was read before it was changed. */
  readonly version: number;
  readonly note: string | null;
  readonly actor: Actor;
}

/**
 * Writes a new version of the overrides; every version stays in the record. Orders that were submitted keep
 * the rules they were submitted under.
 * @throws CodedError `rules.changed_meanwhile` (412), and what `readOverrides` throws.
 */
export async function storeOverrides(
  deps: OrdersDeps,
  { content, version, note, actor }: NewOverrides,
): Promise<StoredOverrides> {
  const read = readOverrides(content);
  return deps.db.$transaction(async (tx) => {
    // Two who write at once: the second finds the version of the first.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('rule_overrides', 0))`;
    const current = await currentOverrides(tx);
    if (current.version !== version) throw changedMeanwhile(current.version);
    const at = await deps.clock.now(tx);
    const row = { version: version + 1, note, by: actor.id, at };
    const json = read as unknown as Prisma.InputJsonObject;
    await tx.ruleOverrides.create({ data: { ...row, content: json } });
    await audit(tx, {
      ...{ at, actor, action: 'rules.overridden', target: 'rules' },
      ...{ before: { version }, after: { version: version + 1 } },
    });
    return { ...row, content: read };
  });
}

function changedMeanwhile(version: number): CodedError {
  return new CodedError('rules.changed_meanwhile', 'The rules were changed since you read them.', {
    field: '/version',
    facts: { version },
    remedy: 'Read them again, and make your change to what they say now.',
  });
}
