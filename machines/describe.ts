import { EVENTS, EVENT_TYPES, maySend, type EventType, type FilingEvent } from '#domain/events.ts';
import type { Actor } from '#domain/roles.ts';
import { OUTCOMES, type Outcome, type Stage, type WaitingOn } from '#domain/stages.ts';
import { TERMS, type TermName } from '#domain/terms/terms.ts';
import { allows, stageOf } from './decide.ts';
import { MACHINES, type FilingMachine, type FilingSnapshot, type OrderableType } from './registry.ts';

/** One stage of a filing as data: for the command line, the documents and the diagrams. */
export interface StageDescription {
  readonly name: Stage;
  readonly waitingOn: readonly WaitingOn[];
  readonly events: readonly { type: EventType; to: Stage; when: string | null }[];
  readonly terms: readonly { name: TermName; to: Stage | null }[];
  readonly effects: readonly string[];
}

export interface FilingDescription {
  readonly filingType: OrderableType;
  readonly version: number;
  readonly stages: readonly StageDescription[];
  readonly outcomes: readonly Outcome[];
}

/** Who must act next, from the tags of the state; null when the order has ended. */
export function waitingOn(snapshot: FilingSnapshot): WaitingOn | null {
  const tag = [...snapshot.tags].find((name) => name.startsWith('waiting-on-'));
  return tag === undefined ? null : (tag.slice('waiting-on-'.length) as WaitingOn);
}

/** What a role may do with an order now. Asked of the machine itself: there is no second list. */
export function allowedEvents(snapshot: FilingSnapshot, actor: Actor): EventType[] {
  return EVENT_TYPES.filter(
    (type) =>
      maySend(actor.role, type) && allows(snapshot, { type, at: '', actor } as FilingEvent),
  );
}

/** The outcome of an ended order, else null. */
export function outcomeOf(snapshot: FilingSnapshot): Outcome | null {
  const stage = stageOf(snapshot);
  return snapshot.status === 'done' ? (OUTCOMES.find((name) => name === stage) ?? null) : null;
}

/** Describes every machine, newest version first. */
export function describeAll(): FilingDescription[] {
  return (Object.keys(MACHINES) as OrderableType[]).flatMap((filingType) =>
    Object.entries(MACHINES[filingType])
      .map(([version, machine]) => describeFiling(filingType, Number(version), machine))
      .sort((a, b) => b.version - a.version),
  );
}

type Node = FilingMachine['root'];

function describeFiling(
  filingType: OrderableType,
  version: number,
  machine: FilingMachine,
): FilingDescription {
  const stages = Object.values(machine.root.states) as Node[];
  return {
    filingType,
    version,
    stages: stages.map((stage) => describeStage(stage, machine.root)),
    outcomes: stages.filter(({ type }) => type === 'final').map(({ key }) => key as Outcome),
  };
}

function describeStage(stage: Node, root: Node): StageDescription {
  const nodes = [stage, ...(Object.values(stage.states) as Node[])];
  const reachable = stage.type === 'final' ? nodes : [...nodes, root];
  return {
    name: stage.key as Stage,
    waitingOn: nodes.flatMap(({ tags }) =>
      tags.map((tag) => tag.slice('waiting-on-'.length) as WaitingOn),
    ),
    events: reachable.flatMap((node) =>
      [...node.transitions.entries()]
        .filter(([type]) => Object.hasOwn(EVENTS, type))
        .flatMap(([type, transitions]) =>
          transitions.map(({ target, guard }) => ({
            type: type as EventType,
            to: stageAt(target?.[0], root) ?? (stage.key as Stage),
            when: typeof guard === 'string' ? guard : null,
          })),
        ),
    ),
    terms: nodes.flatMap(({ after }) =>
      after
        .filter(({ delay }) => Object.hasOwn(TERMS, String(delay)))
        .map(({ delay, target }) => ({
          name: String(delay) as TermName,
          to: stageAt(target?.[0], root),
        })),
    ),
    effects: [
      ...new Set(
        nodes.flatMap((node) => [
          ...node.entry,
          ...node.exit,
          ...[...node.transitions.values()].flat().flatMap(({ actions }) => actions),
        ]).flatMap(effectName),
      ),
    ],
  };
}

function stageAt(node: { path: string[] } | undefined, root: Node): Stage | null {
  return node === undefined || node.path.length === root.path.length
    ? null
    : (node.path[root.path.length] as Stage);
}

/** The name of an effect with what it is about, `notify:granted`; the machine's own memory is not an effect. */
function effectName(action: unknown): string[] {
  if (typeof action === 'string') return isMemory(action) ? [] : [action];
  if (typeof action !== 'object' || action === null || !('type' in action)) return [];
  const { type, params } = action as { type: string; params?: Record<string, unknown> };
  if (type.startsWith('xstate.') || isMemory(type)) return [];
  const about = Object.values(params ?? {}).flat().join('+');
  return [about === '' ? type : `${type}:${about}`];
}

const isMemory = (name: string): boolean => /^(remember|count)[A-Z]/.test(name);
