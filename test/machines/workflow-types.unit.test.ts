import { expect, it } from 'vitest';
import { ORDERABLE_TYPES } from '#machines/registry.ts';
import { filingOrder } from '#workflows/filing-order.ts';
import * as workflows from '#workflows/index.ts';

it('given every filing type that can be ordered, then its orders have the follower: no other workflow has its name', () => {
  // Temporal looks for a workflow of the order's type, and takes the default where there is none.
  const named: Readonly<Record<string, unknown>> = { ...workflows };
  for (const type of ORDERABLE_TYPES) expect(named[type] ?? workflows.default).toBe(filingOrder);
});
