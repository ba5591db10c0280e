import { EVENTS, type EventType } from '#domain/events.ts';
import type { Stage, WaitingOn } from '#domain/stages.ts';
import { isTermName } from '#domain/terms/terms.ts';
import type { EventDescription, TermDescription } from './describe-types.ts';
import type { FilingMachine } from './registry.ts';

/** A state of a machine as XState made it: the root, a stage, or a step of a stage. */
export type Node = FilingMachine['root'];

/** The steps within a stage. */
export const stepsOf = (stage: Node): Node[] => Object.values<Node>(stage.states);

/** The events that one node accepts while the order is in a stage. */
export function eventsAt(node: Node, stage: Node, root: Node): EventDescription[] {
  return [...node.transitions.entries()]
    .filter(([type]) => Object.hasOwn(EVENTS, type))
    .flatMap(([type, transitions]) =>
      transitions.map(({ target, guard, actions }) => ({
        type: type as EventType,
        to: stageAt(target?.[0], root),
        when: guardName(guard),
        step: node === root || node === stage ? null : node.key,
        toStep: stepAt(target?.[0] as Node | undefined, root),
        everywhere: node === root,
        effects: actions.flatMap(effectName),
      })),
    );
}

/** The terms that run in one node. */
export function termsAt({ after }: Node, root: Node): TermDescription[] {
  return after.flatMap(({ delay, target, actions }) => {
    const name = String(delay);
    if (!isTermName(name)) return [];
    return [{ name, to: stageAt(target?.[0], root), effects: actions.flatMap(effectName) }];
  });
}

/** The effects of entering a node. */
export const entryOf = (node: Node): string[] => node.entry.flatMap(effectName);

/** All effects that one node asks for: on entry, on exit and with its transitions. */
export const ownEffects = (node: Node): string[] =>
  [
    ...node.entry,
    ...node.exit,
    ...[...node.transitions.values()].flat().flatMap(({ actions }) => actions),
  ].flatMap(effectName);

function stageAt(node: { path: string[] } | undefined, root: Node): Stage | null {
  return node === undefined || node.path.length === root.path.length
    ? null
    : (node.path[root.path.length] as Stage);
}

/** The step in which an order arrives: the one that is named, else the stage's first. */
function stepAt(node: Node | undefined, root: Node): string | null {
  if (node === undefined) return null;
  const arrived = (node.initial?.target[0] as Node | undefined) ?? node;
  return arrived.path.length > root.path.length + 1 ? arrived.key : null;
}

const TAG = 'waiting-on-';

/** The one whom a tag waits for; nothing for a tag that says something else. */
export function waitingOnTag(tag: string): WaitingOn[] {
  return tag.startsWith(TAG) ? [tag.slice(TAG.length) as WaitingOn] : [];
}

/** The name of an effect with what it is about, `notify:granted`; the machine's own memory is not an effect. */
function effectName(action: unknown): string[] {
  if (typeof action === 'string') return isMemory(action) ? [] : [action];
  if (typeof action !== 'object' || action === null || !('type' in action)) return [];
  const { type, params } = action as { type: string; params?: Record<string, unknown> };
  if (type.startsWith('xstate.') || isMemory(type)) return [];
  const about = Object.values(params ?? {})
    .flat()
    .join('+');
  return [about === '' ? type : `${type}:${about}`];
}

const isMemory = (name: string): boolean => /^(remember|count|forget)[A-Z]/.test(name);

/** The name of a guard; where one stands for several places, with the place: `repairsTo:draft`. */
function guardName(guard: unknown): string | null {
  if (typeof guard === 'string') return guard;
  if (typeof guard !== 'object' || guard === null || !('type' in guard)) return null;
  const { type, params } = guard as { type: string; params?: object };
  return [type, ...Object.values(params ?? {}).map(String)].join(':');
}
