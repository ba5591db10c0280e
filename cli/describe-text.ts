import { EVENTS } from '#domain/events.ts';
import { FILING_TYPES } from '#domain/filing-types.ts';
import { STAGES, WAITING_ON } from '#domain/stages.ts';
import {
  describeAll,
  type EventDescription,
  type FilingDescription,
  type StageDescription,
} from '#machines/describe.ts';

/** Every filing type as text for a terminal: stages, who acts, events, terms and effects, by their code names. */
export function describeAsText(): string {
  return describeAll().map(filingText).join('\n');
}

function filingText(filing: FilingDescription): string {
  const { filingType, version, stages, outcomes } = filing;
  const { zh, en } = FILING_TYPES[filingType];
  const everywhere = (stages[0]?.events ?? []).filter((event) => event.everywhere);
  return [
    `${filingType} v${String(version)}  ${zh} · ${en}`,
    ...stages.flatMap(stageLines),
    '',
    '  in every open stage',
    ...everywhere.map((event) => `    ${eventText(event)}`),
    '',
    `  outcomes: ${outcomes.join(', ')}`,
    '',
  ].join('\n');
}

function stageLines(stage: StageDescription): string[] {
  const { name, waitingOn, steps, entry, events, terms } = stage;
  const who = waitingOn.map((one) => WAITING_ON[one].en.toLowerCase()).join(', then ');
  const own = events.filter((event) => !event.everywhere);
  return [
    '',
    `  ${name}  ${STAGES[name].zh} · ${STAGES[name].en}${who === '' ? '' : ` — ${who}`}`,
    ...(steps.length === 0 ? [] : [`    steps: ${steps.map((step) => step.name).join(' → ')}`]),
    ...(entry.length === 0 ? [] : [`    on entry: ${entry.join(', ')}`]),
    ...own.map((event) => `    ${eventText(event)}`),
    ...terms.map((term) => `    ${term.name} over → ${term.to ?? 'stays'}${asks(term.effects)}`),
  ];
}

function eventText({ type, to, step, toStep, when, effects }: EventDescription): string {
  const from = step === null ? '' : `[${step}] `;
  const target = to === null ? 'stays' : [to, toStep ?? []].flat().join('.');
  const guard = when === null ? '' : ` if ${when}`;
  return `${from}${type} (${EVENTS[type].by.join(', ')}) → ${target}${guard}${asks(effects)}`;
}

const asks = (effects: readonly string[]): string =>
  effects.length === 0 ? '' : `  {${effects.join(', ')}}`;
