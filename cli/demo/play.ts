import { readFileSync } from 'node:fs';
import type { NewSubjectForm } from '#domain/forms/new-subject.ts';
import { advanceClock } from '#server/sandbox/advance-clock.ts';
import { settled } from '#server/sandbox/settled.ts';
import type { System } from '#server/start.ts';
import { verifyOrders } from '#server/verify.ts';
import type { Connected } from '../connected.ts';
import { allEnded, everybodyActs } from './acting.ts';
import { count, type Counted } from './count.ts';
import { createPeople, type Played } from './people.ts';
import { STORIES } from './stories.ts';
import { liveTable } from './table.ts';

const DAY_MS = 86_400_000;
/** No story takes as long as this; one that does not end is a fault, and is said. */
const DAYS_AT_MOST = 120;

/** A sample filing of the project's folder. */
function sampleForm(name: string): NewSubjectForm {
  const file = new URL(`../../samples/${name}.json`, import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { form: NewSubjectForm }).form;
}

/**
 * Plays every story to its end on a running system, with the real terms passing on the sandbox clock.
 * @throws Error when a story does not end as it is told
 */
export async function play(
  system: System,
  record: Connected,
  out: NodeJS.WriteStream,
): Promise<Counted> {
  const people = createPeople(system);
  const played: Played[] = [];
  for (const story of STORIES) played.push(await people.open(story, sampleForm(story.sample)));
  const table = liveTable(
    record.db,
    played.map(({ orderNo, story }) => ({ orderNo, title: story.title })),
    out,
  );
  const draw = async () => table.draw(await record.clock.now());

  for (let day = 0; day < DAYS_AT_MOST; day += 1) {
    await draw();
    await everybodyActs(people, played, record, draw);
    if (await allEnded(record, played)) break;
    const now = await record.clock.now();
    await advanceClock(
      record,
      new Date(now.getTime() + DAY_MS),
      () => void draw().catch(() => undefined),
    );
  }
  await settled(record);
  await draw();
  await requireOutcomes(record, played);
  await requireNoFaults(record);
  return count(
    record.db,
    {
      phone: system.urls.phone ?? '',
      mailbox: system.urls.mailbox ?? '',
      authority: system.urls.authority ?? '',
    },
    played.map(({ orderNo }) => orderNo),
  );
}

/** After each run: timelines replayed give the orders, and followers are where they must be and nowhere else. */
async function requireNoFaults({ db, client }: Connected): Promise<void> {
  const { faults } = await verifyOrders(db, client);
  const [first] = faults;
  if (first !== undefined) throw new Error(`${first.orderNo}: ${first.what}`);
}

async function requireOutcomes({ db }: Connected, played: readonly Played[]): Promise<void> {
  for (const { orderNo, story } of played) {
    const { outcome, stage } = await db.order.findUniqueOrThrow({ where: { orderNo } });
    if (outcome === story.outcome) continue;
    throw new Error(`${orderNo} (${story.title}) should be ${story.outcome}; it is in ${stage}.`);
  }
}
