import { advanceClock } from '#server/sandbox/advance-clock.ts';
import { settled } from '#server/sandbox/settled.ts';
import type { System } from '#server/start.ts';
import { verifyOrders } from '#server/verify.ts';
import type { Connected } from '../connected.ts';
import { everybodyActs } from './acting.ts';
import { count, type Counted } from './count.ts';
import { fileElsewhere } from './elsewhere.ts';
import { importEarlier } from './earlier/import-earlier.ts';
import { createOpening } from './opening.ts';
import { createPeople, type Played } from './people.ts';
import { registryNow, registryText, type RegistryNow } from './registry.ts';
import { STORIES } from './stories.ts';
import { liveTable } from './table.ts';

const DAY_MS = 86_400_000;
/** The stories don't take as long as this together; one that does not end is a fault, and is said. */
const DAYS_AT_MOST = 200;
/** How many subjects are filed before anything is ordered. */
const EARLIER_SUBJECTS = 5_000;

/** What the demonstration came to: its orders, and the registry before and after them. */
export interface Shown extends Counted {
  readonly registry: { readonly before: RegistryNow; readonly after: RegistryNow };
}

/**
 * Plays every story to its end on a running system, with the real terms passing on the sandbox clock.
 * @throws Error when a story does not end as it is told
 */
export async function play(
  system: System,
  record: Connected,
  out: NodeJS.WriteStream,
): Promise<Shown> {
  const people = createPeople(system);
  const say = (line: string) => void out.write(line);
  await importEarlier(record, EARLIER_SUBJECTS, say);
  await fileElsewhere(system.urls.authority, await record.clock.now());
  const before = await registryNow(record.db);
  say(registryText('before', before));

  const opening = createOpening(system, people, say);
  const played: Played[] = [];
  const table = liveTable(record.db, out);
  const draw = async () => table.draw(await record.clock.now(), rowsOf(played));
  for (let day = 0; day < DAYS_AT_MOST; day += 1) {
    await playDay();
    if (played.length === STORIES.length && (await outcomes(record, played)).every(Boolean)) break;
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
  const after = await registryNow(record.db);
  say(registryText('after', after));
  const places = {
    phone: system.urls.phone ?? '',
    mailbox: system.urls.mailbox ?? '',
    authority: system.urls.authority ?? '',
  };
  const orderNos = played.map(({ orderNo }) => orderNo);
  return { ...(await count(record.db, places, orderNos)), registry: { before, after } };

  /** Everybody acts, and whoever waited for an order's end orders what comes next, until the day has no more. */
  async function playDay(): Promise<void> {
    for (let opened = 1; opened > 0;) {
      const ended = await endedSamples(record, played);
      const next = STORIES.filter(
        (story) =>
          !played.some((one) => one.story === story) &&
          (story.after ?? []).every((sample) => ended.has(sample)),
      );
      for (const story of next) played.push(await opening(story));
      opened = next.length;
      await draw();
      await everybodyActs(people, played, record, draw);
      const more = await endedSamples(record, played);
      opened += more.size - ended.size;
    }
  }
}

const rowsOf = (played: readonly Played[]) =>
  played.map(({ orderNo, story }) => ({ orderNo, title: story.title }));

/** The outcome of each order; null while it is open. */
async function outcomes({ db }: Connected, played: readonly Played[]): Promise<(string | null)[]> {
  const orderNos = played.map(({ orderNo }) => orderNo);
  const orders = await db.order.findMany({ where: { orderNo: { in: orderNos } } });
  const byNumber = new Map(orders.map(({ orderNo, outcome }) => [orderNo, outcome]));
  return orderNos.map((orderNo) => byNumber.get(orderNo) ?? null);
}

async function endedSamples(
  record: Connected,
  played: readonly Played[],
): Promise<ReadonlySet<string>> {
  const all = await outcomes(record, played);
  return new Set(played.filter((_, index) => all[index] !== null).map(({ story }) => story.sample));
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
  const waiting = STORIES.find((story) => !played.some((one) => one.story === story));
  if (waiting !== undefined) throw new Error(`“${waiting.title}” was never ordered.`);
}
