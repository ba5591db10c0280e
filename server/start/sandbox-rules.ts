import type { Overrides } from '#domain/rules/overrides.ts';
import { SYSTEM } from '#domain/roles.ts';
import { audit } from '#orders/audit.ts';
import type { PrismaClient } from '#prisma/client.ts';

/** One account plays many applicants where everything is simulated; a real one stands for one subject. */
export const SANDBOX_OVERRIDES: Overrides = {
  change: [{ code: 'general.one_subject_an_account', off: true }],
  add: [],
};

/** Gives a new record the rules of the sandbox. One that has overrides already keeps them. */
export async function seedOverrides(db: PrismaClient, at: Date): Promise<void> {
  const note = 'sandbox: one account plays many applicants';
  const content = JSON.stringify(SANDBOX_OVERRIDES);
  await db.$transaction(async (tx) => {
    const count = await tx.$executeRaw`
    INSERT INTO rule_overrides (version, content, note, by, at)
    SELECT 1, ${content}::jsonb, ${note}, 'system', ${at.toISOString()}::timestamptz
    WHERE NOT EXISTS (SELECT 1 FROM rule_overrides)`;
    const deed = { at, actor: SYSTEM, action: 'rules.seeded', target: 'rules' };
    if (count > 0) await audit(tx, { ...deed, after: { version: 1 } });
  });
}
