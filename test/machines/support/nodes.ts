import type { FilingMachine } from '#machines/registry.ts';

export type Node = FilingMachine['root'];

const below = (node: Node): Node[] => [node, ...Object.values<Node>(node.states).flatMap(below)];

/** The root of a machine and every state under it. */
export const nodesOf = (machine: FilingMachine): Node[] => below(machine.root);

/** The name of a state as the tests write it: `reporting.queued`. */
export const nameOf = (node: Node): string => node.path.join('.');

/** The states that an order can be in: those without states of their own. */
export const leavesOf = (machine: FilingMachine): Node[] =>
  nodesOf(machine).filter(({ states }) => Object.keys(states).length === 0);

/** Every transition that is drawn in a machine, also those that a term or no event at all takes. */
export const transitionsOf = (machine: FilingMachine) =>
  nodesOf(machine).flatMap((node) => [
    ...[...node.transitions.values()].flat(),
    ...(node.always ?? []),
  ]);

type Transition = ReturnType<typeof transitionsOf>[number];

/** A transition as a test names it: `initialReview: pass → reporting`. */
export const label = ({ source, eventType, target }: Transition): string =>
  `${nameOf(source as Node) || 'anywhere'}: ${eventType} → ${target?.map((node) => nameOf(node as Node)).join() ?? 'stays'}`;
