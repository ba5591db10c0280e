import { expect, it } from 'vitest';
import { ORDERABLE_TYPES } from '#machines/registry.ts';
import * as workflows from '#workflows/index.ts';

it('given every filing type that can be ordered, then it has a follower: a workflow of its name', () => {
  expect(Object.keys(workflows).sort()).toEqual([...ORDERABLE_TYPES, 'authorityLink'].sort());
});
