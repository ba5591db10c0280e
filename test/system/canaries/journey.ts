import { allEnded, everybodyActs } from '#cli/demo/acting.ts';
import { control } from '#cli/demo/outside.ts';
import type { createPeople, Played } from '#cli/demo/people.ts';
import { STORIES, type Story } from '#cli/demo/stories.ts';
import type { CodedError } from '#domain/errors.ts';
import { advanceClock } from '#server/sandbox/advance-clock.ts';
import { STRAIGHT } from '../../support/stories.ts';
import type { TestSystem } from '../../support/system.ts';
import { SAMPLES } from './samples.ts';

const HOUR_MS = 3_600_000;
/** Bureaus take no reports in some hours; nothing else is waited for. */
const HOURS_AT_MOST = 120;
const TRIES = 5;

/** How each sample goes: as the demonstration tells it, but for what waits for a term’s end; the others straight. */
const WAYS: readonly Story[] = SAMPLES.map((sample) => {
  const told = STORIES.find((story) => story.sample === sample) ?? { ...STRAIGHT, sample };
  return { ...told, reviews: told.reviews.filter((act) => act !== 'leave'), verifications: [true] };
});

/** Bureaus decide as soon as everybody has verified. */
const AT_ONCE = { decision: 'approve', afterWorkingDays: 0 };

/** Plays every sample to its end, each as soon as what it comes after has ended. @throws Error where one does not end */
export async function playSamples(
  { record, urls }: TestSystem,
  people: ReturnType<typeof createPeople>,
  open: (story: Story) => Promise<Played>,
): Promise<readonly Played[]> {
  const played: Played[] = [];
  const endedSamples = async (): Promise<ReadonlySet<string>> => {
    const ended = await record.db.order.findMany({ where: { outcome: { not: null } } });
    const orderNos = new Set(ended.map(({ orderNo }) => orderNo));
    return new Set(
      played.filter(({ orderNo }) => orderNos.has(orderNo)).map(({ story }) => story.sample),
    );
  };
  const openWhatMay = async (): Promise<number> => {
    const ended = await endedSamples();
    const next = WAYS.filter(
      (story) =>
        !played.some((one) => one.story === story) &&
        (story.after ?? []).every((sample) => ended.has(sample)),
    );
    for (const story of next) played.push(await open(story));
    return next.length;
  };

  await control(urls.authority, '/control/decisions', AT_ONCE);
  /** On a slow machine what follows may take longer than one waits for it. */
  const act = async (): Promise<void> => {
    for (let tries = 1; ; tries += 1) {
      try {
        await everybodyActs(people, played, record);
        return;
      } catch (error) {
        if (tries === TRIES || (error as CodedError).code !== 'clock.not_settled') throw error;
      }
    }
  };
  for (let hour = 0; hour < HOURS_AT_MOST; hour += 1) {
    while ((await openWhatMay()) > 0) await act();
    if (played.length === WAYS.length && (await allEnded(record, played))) return played;
    const now = await record.clock.now();
    await advanceClock(record, new Date(now.getTime() + HOUR_MS));
    await act();
  }
  const begun = played.map(({ story }) => story.sample).join(', ');
  throw new Error(`Not all samples have ended; these were opened: ${begun}`);
}
