import { randomUUID } from 'node:crypto';
import { givenFiledService } from '../../../support/filed-service.ts';
import { APPLICANT } from '../../../support/orders.ts';
import type { Acts, Asked } from './credential-acts.ts';
import type { ApiOfFile } from './use-api.ts';

/** What a main account does to its sub-users and to what they may see. */
export function subUserActs(file: ApiOfFile): Acts {
  async function givenSubUser(): Promise<string> {
    const body = { name: `n${randomUUID().slice(0, 8)}` };
    return String((await file.as('applicant')('POST', '/sub-users', { body })).body.id);
  }
  const onSubUser = (way: string) => async (): Promise<Asked> => [
    'applicant',
    `/sub-users/${await givenSubUser()}/${way}`,
  ];
  async function givenGrantPlace(): Promise<string> {
    const { icpNumber } = await givenFiledService(file.record, APPLICANT.id);
    const id = await givenSubUser();
    return `/sub-users/${id}/grants/${encodeURIComponent(icpNumber)}`;
  }

  return {
    'post /sub-users': [
      'subUser.opened',
      () => Promise.resolve(['applicant', '/sub-users', { body: { name: 'audited' } }]),
    ],
    'post /sub-users/{id}/disable': ['subUser.disabled', onSubUser('disable')],
    'post /sub-users/{id}/enable': [
      'subUser.enabled',
      async () => {
        const id = await givenSubUser();
        await file.as('applicant')('POST', `/sub-users/${id}/disable`);
        return ['applicant', `/sub-users/${id}/enable`];
      },
    ],
    'post /sub-users/{id}/token': ['subUser.tokenRenewed', onSubUser('token')],
    'put /sub-users/{id}/grants/{icpNumber}': [
      'grant.given',
      async () => ['applicant', await givenGrantPlace()],
    ],
    'delete /sub-users/{id}/grants/{icpNumber}': [
      'grant.withdrawn',
      async () => {
        const place = await givenGrantPlace();
        await file.as('applicant')('PUT', place);
        return ['applicant', place];
      },
    ],
  };
}
