import type { System } from '#server/start.ts';
import type { ApiClient } from './api.ts';
import { castOf } from './cast.ts';
import { filledIn } from './fill-in.ts';
import type { createPeople, Played } from './people.ts';
import { sampleOf, type SampleForm } from './sample.ts';
import { STORIES, type Story } from './stories.ts';

/** Who keeps the app's shop for the applicant; its number and address lead to the simulators. */
const SUB_USER = { name: 'shop', mobile: '13900000021', email: 'shop@example.com' };

/** Orders what a story tells, with the numbers that its subject and service have by then. */
export function createOpening(
  { urls }: System,
  people: ReturnType<typeof createPeople>,
  say: (line: string) => void,
): (story: Story) => Promise<Played> {
  const main = people.as('applicant');

  /** The applicant opens a sub-user and lets it act on the service of a form, and on nothing else. */
  const subUserFor = async (form: SampleForm): Promise<ApiClient> => {
    const { service } = await filledIn(main, urls.authority, form);
    type Opened = { readonly id: string; readonly handle: string; readonly token: string };
    const { body } = await main.post<Opened>('/sub-users', SUB_USER);
    const number = service?.icpNumber ?? '';
    await main.put(`/sub-users/${body.id}/grants/${encodeURIComponent(number)}`, {}, '');
    say(`The sub-user ${body.handle} may act on ${number} now.\n`);
    return people.withToken(body.token);
  };

  return async (story) => {
    const { filingType, form } = sampleOf(story.sample);
    const by =
      story.by === 'sub-user' ? await subUserFor(form) : people.as(story.by ?? 'applicant');
    const filled = await filledIn(by, urls.authority, form);
    return people.open(story, filled, { filingType, by, owners: castOf(form, STORIES) });
  };
}
