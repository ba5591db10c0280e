import type { DyingPart } from '../../support/die-at/arm.ts';

/** A place between two steps where somebody has to die at least once. */
export interface Point {
  readonly name: string;
  readonly part: DyingPart;
  /** The places (test/support/die-at) that are this one; one of them is enough. */
  readonly place: RegExp;
  /** Only who died there before comes to this place. */
  readonly after?: string;
  readonly exactly?: string;
}

const WHEN = ['before the request', 'sent', 'answered, not read'] as const;

/** A call to somebody: before it, with the request on its way, and with an answer that nobody reads any more. */
const call = (name: string, place: string, part: DyingPart): Point[] =>
  WHEN.map((when) => at(`${name}: ${when}`, part, new RegExp(`^${place}: ${when}$`)));

/** The same for a call that is only made after an earlier try died. */
const callAgain = (name: string, place: string, after: string): Point[] =>
  WHEN.map((when) => ({
    ...{ name: `${name}: ${when}`, part: 'worker', after, exactly: `${place}: ${when}` },
    place: new RegExp(`^${place}: ${when}$`),
  }));

/** A statement of its own: before it, and committed but not heard. */
const write = (name: string, place: string, part: DyingPart): Point[] => [
  { name: `${name}: before it`, part, place: new RegExp(`^${place}$`) },
  { name: `${name}: committed, not heard`, part, place: new RegExp(`^${place}, committed$`) },
];

const at = (name: string, part: DyingPart, place: RegExp): Point => ({ name, part, place });

/**
 * Every place that must have been died at, named as the architecture names its steps. The statements of
 * a step's own transaction (advance) are not listed: `statementsOfAStep` finds all that there are.
 */
export const POINTS: readonly Point[] = [
  at('advance, a person’s: before COMMIT', 'api', /^step: commit$/),
  at('advance, a person’s: committed, not answered', 'api', /^step: committed$/),
  at('advance, by an activity: before COMMIT', 'worker', /^step: commit$/),
  at('advance, by an activity: committed, not heard', 'worker', /^step: committed$/),
  at('an edit of the form: before COMMIT', 'api', /^edit: commit$/),
  at('an edit of the form: committed, not answered', 'api', /^edit: committed$/),
  at('a new order: before COMMIT', 'api', /^select requests: commit$/),
  at('a new order: committed, not answered', 'api', /^select requests: committed$/),

  at('relay: before it locks the order’s signals', 'any', /^relay: lock$/),
  at('relay: before it reads the signals', 'any', /^relay: select signals$/),
  ...call('relay: signal to the follower', 'signal', 'any'),
  at('relay: told, before the row is deleted', 'any', /^relay: delete signals$/),
  at('relay: before COMMIT', 'any', /^relay: commit$/),
  at('relay: committed', 'any', /^relay: committed$/),

  at('activity: before the effect’s lock', 'worker', /^effect: lock$/),
  at('activity: effect settled, before the lock is given back', 'worker', /^effect: commit$/),
  at('activity: done, before Temporal hears of it', 'worker', /^effect: committed$/),

  at('notice: before it is written', 'worker', /: insert notices$/),
  at(
    'notice: written, not yet “sending”',
    'worker',
    /^(insert notices: committed|alone: insert notices, committed)$/,
  ),
  at('notice: before it takes its place in the recipient’s day', 'worker', /^notice: lock$/),
  at('notice: “sending”, before COMMIT', 'worker', /^notice: commit$/),
  at('notice: “sending”, committed', 'worker', /^notice: committed$/),
  ...call('text message to the carrier', 'sms', 'worker'),
  ...callAgain(
    'asking the carrier what it has',
    'asking the SMS carrier',
    // Of a message that the carrier has, its callback tells before anybody asks.
    'sms: before the request',
  ),
  ...call('e-mail to its server', 'mail', 'worker'),
  at('e-mail: all but its last line sent', 'worker', /^mail: before its last line$/),
  at('notice: sent, before that is written', 'worker', /^lock notices: update notices$/),
  at('notice: sent and written, effect not settled', 'worker', /^lock notices: update effects$/),
  at('notice: before COMMIT', 'worker', /^lock notices: commit$/),
  at('notice: committed', 'worker', /^lock notices: committed$/),

  ...write('report: into the queue', 'alone: update effects', 'worker'),
  at('file: before it is kept with its number', 'worker', /: insert authority_uploads$/),
  at('file: kept, not yet “sending”', 'worker', /^insert authority_uploads: committed$/),
  ...call('file to the bureau', 'upload', 'worker'),
  ...callAgain(
    'asking the bureau how far it has got',
    'asking for the last upload',
    'upload: answered, not read',
  ),
  // Between these two the orders in the file are told; whoever dies before the second asks the bureau again.
  ...write('file: taken, our number raised', 'alone: update authority_links sequence', 'worker'),
  ...write('report: taken, being written', 'alone: update reports', 'worker'),
  ...write(
    'file: taken, its orders told, being written',
    'alone: update authority_uploads taken_at',
    'worker',
  ),
  ...call('asking the bureau for a file', 'download', 'worker'),
  ...write('file: being kept', 'alone: insert authority_downloads', 'worker'),
  ...call('acknowledging a file', 'acknowledging', 'worker'),
  ...write('answer: being kept', 'alone: insert authority_results', 'worker'),
  ...write('answer: applied, being written', 'alone: update authority_results', 'worker'),
  ...write('file: processed, being written', 'alone: update authority_downloads', 'worker'),

  at('status callback of the carrier: before COMMIT', 'api', /^lock notices: commit$/),
  at('status callback of the carrier: committed, not answered', 'api', /^lock notices: committed$/),
];

/** What a grant writes one after another in the same transaction: of these, one stands for all. */
const LIKE_RECORD_VERSIONS = /(persons|subjects|services|domain_holders|domains|accesses)$/;

/**
 * Every statement of a step's transaction that was seen and locks or writes something: dying before each is
 * a point of its own, the API's where it comes there. What only reads leaves nothing half done.
 */
export function statementsOfAStep(seen: readonly string[]): Point[] {
  const places = seen.map((line) => line.split(' ').slice(1).join(' '));
  return [...new Set(places)]
    .filter((place) => /^step: (lock|insert|update|delete)/.test(place))
    .filter((place) => !LIKE_RECORD_VERSIONS.test(place))
    .sort()
    .map((place) => ({
      name: `advance: before “${place.slice('step: '.length)}”`,
      part: seen.includes(`api ${place}`) ? 'api' : 'worker',
      place: new RegExp(`^${place}$`),
    }));
}

/** The places of a point among those that were seen. */
export function placesOf({ place, part }: Point, seen: readonly string[]): string[] {
  const its = seen.flatMap((line) => {
    const [by = '', ...words] = line.split(' ');
    return part === 'any' || by === part ? [words.join(' ')] : [];
  });
  return [...new Set(its)].filter((name) => place.test(name));
}
