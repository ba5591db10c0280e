import type { ApiClient } from '#cli/demo/api.ts';
import { ownersIn, type Owner } from '#cli/demo/cast.ts';
import { filledIn } from '#cli/demo/fill-in.ts';
import { handIn, type Send } from '#cli/demo/materials.ts';
import { control } from '#cli/demo/outside.ts';
import type { createPeople, Played } from '#cli/demo/people.ts';
import type { SampleForm } from '#cli/demo/sample.ts';
import type { Story } from '#cli/demo/stories.ts';
import { CONSENTS } from '#domain/consents/texts.ts';
import type { TestSystem } from '../../support/system.ts';
import { photograph, printed } from './papers.ts';
import { SAMPLES, type Replacing } from './samples.ts';
import type { Canaries } from './values.ts';

interface Given {
  readonly system: TestSystem;
  readonly people: ReturnType<typeof createPeople>;
  readonly canaries: Canaries;
  readonly replacing: Replacing;
  /** Canary handles by those of the samples. */
  readonly handles: Readonly<Record<string, string>>;
  /** Who answers for what another provider has filed. */
  readonly elsewhere: Owner;
}

/** The kind of material that may be a PDF as well as a picture. */
const PRINTED = 'domainCertificate';

/** Orders what a story tells, with canaries for people, in its papers and in what the bureau will say. */
export function createOpening(given: Given) {
  const { system, people, canaries, replacing, handles, elsewhere } = given;
  const { urls } = system;

  const formOf = (name: string): SampleForm => {
    const { form } = replacing.sample(name);
    const { receiver } = form;
    if (receiver?.account === undefined) return form;
    const account = handles[receiver.account] ?? receiver.account;
    return { ...form, receiver: { ...receiver, account } };
  };

  /** Everybody who answers for a form's subject, in whichever sample. */
  const castOf = ({ subject }: SampleForm): Owner[] => {
    const own = SAMPLES.map(formOf).filter(
      (form) => form.subject?.certificateNumber === subject?.certificateNumber,
    );
    const owners = [...own.flatMap(ownersIn), elsewhere];
    return [...new Map(owners.map((owner) => [owner.mobile, owner])).values()];
  };

  const subUserFor = async (form: SampleForm): Promise<ApiClient> => {
    const main = people.as('applicant');
    const { service } = await filledIn(main, urls.authority, form);
    const { body } = await main.post<{ id: string; token: string }>('/sub-users', {
      name: 'shop',
      mobile: canaries.like('phone', '13600000000', 'mobile of a sub-user'),
      email: canaries.like('email', '', 'e-mail of a sub-user'),
    });
    canaries.plant(body.token, 'key of a sub-user');
    const number = encodeURIComponent(service?.icpNumber ?? '');
    await main.put(`/sub-users/${body.id}/grants/${number}`, {}, '');
    return people.withToken(body.token);
  };

  const bureauSays = (orderNo: string) =>
    control(urls.authority, '/control/decisions', {
      ...{ orderNo, decision: 'refuse', once: true, afterWorkingDays: 0 },
      opinion: canaries.like('words', '', 'opinion of a bureau'),
    });

  /** A paper of the kind, which says something that nobody may read in it later. */
  const paperFor = (path: string): Promise<Buffer> => {
    const draw = path.endsWith(`kind=${PRINTED}`) ? printed : photograph;
    return draw(canaries.word(`inside a paper: ${draw.name}`));
  };

  /** @param form another than the sample's, where its people are others */
  return async (story: Story, form = formOf(story.sample)): Promise<Played> => {
    const { filingType } = replacing.sample(story.sample);
    const main = people.as(story.by === 'applicant-en' ? story.by : 'applicant');
    const by = story.by === 'sub-user' ? await subUserFor(form) : main;
    // The numbers that were issued are the main account's to know.
    const filled = await filledIn(main, urls.authority, form);
    const { body, etag } = await by.post<{ orderNo: string }>('/orders', {
      ...{ filingType, form: filled },
    });
    const { orderNo } = body;
    if (story.bureau === 'refuseOnce') await bureauSays(orderNo);
    const send: Send = async (method, path, content, tag) => {
      if (method === 'PUT') return by.put(path, content, tag ?? '');
      return by.post(path, Buffer.isBuffer(content) ? await paperFor(path) : content, tag);
    };
    const handedIn = await handIn(send, { orderNo, etag }, filled);
    const consent = { consent: CONSENTS.sensitiveData.version };
    await by.post(`/orders/${orderNo}/submit`, consent, handedIn.etag);
    return {
      ...{ story, form: handedIn.form, orderNo, applicant: by, owners: castOf(form) },
      acted: { reviews: 0, corrections: 0, verifications: 0 },
    };
  };
}
