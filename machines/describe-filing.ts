import type { Outcome, Stage } from '#domain/stages.ts';
import {
  entryOf,
  eventsAt,
  type Node,
  ownEffects,
  stepsOf,
  termsAt,
  waitingOnTag,
} from './describe-nodes.ts';
import type { FilingDescription, StageDescription } from './describe-types.ts';
import { MACHINES, type FilingMachine, type OrderableType } from './registry.ts';

/** Describes every machine, of each filing type the newest version first. */
export function describeAll(): FilingDescription[] {
  return (Object.keys(MACHINES) as OrderableType[]).flatMap((filingType) =>
    Object.entries<FilingMachine>(MACHINES[filingType])
      .map(([version, machine]) => describeFiling(filingType, Number(version), machine))
      .sort((a, b) => b.version - a.version),
  );
}

/** Describes one machine. */
export function describeFiling(
  filingType: OrderableType,
  version: number,
  { root }: FilingMachine,
): FilingDescription {
  const stages = Object.values<Node>(root.states);
  return {
    filingType,
    version,
    stages: stages.map((stage) => describeStage(stage, root)),
    outcomes: stages.filter(({ type }) => type === 'final').map(({ key }) => key as Outcome),
  };
}

function describeStage(stage: Node, root: Node): StageDescription {
  const nodes = [stage, ...stepsOf(stage)];
  const accepting = stage.type === 'final' ? nodes : [...nodes, root];
  const tags = nodes.flatMap((node) => node.tags.flatMap(waitingOnTag));
  return {
    name: stage.key as Stage,
    waitingOn: [...new Set(tags)],
    steps: stepsOf(stage).map(({ key, tags }) => ({
      name: key,
      waitingOn: tags.flatMap(waitingOnTag)[0] ?? null,
    })),
    entry: entryOf(stage),
    events: accepting.flatMap((node) => eventsAt(node, stage, root)),
    terms: nodes.flatMap((node) => termsAt(node, root)),
    effects: [...new Set(nodes.flatMap(ownEffects))],
  };
}
