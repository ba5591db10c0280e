import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { basic, getJson, postJson } from './support/http.ts';
import { account, endSimulators, startSimulator, type Simulator } from './support/simulator.ts';
import { contractChecker, contractMissing, readContract } from './support/twilio-contract.ts';

const path = '/2010-04-01/Accounts/{AccountSid}/Messages.json';
const one = '/2010-04-01/Accounts/{AccountSid}/Messages/{Sid}.json';
const authorization = basic(account.sid, account.token);

let phone: Simulator;
let base: string;
beforeAll(async () => {
  phone = await startSimulator('phone');
  base = `${phone.url}/2010-04-01/Accounts/${account.sid}`;
});
afterAll(endSimulators);

async function create(form: Record<string, string>): Promise<Record<string, unknown>> {
  const response = await fetch(`${base}/Messages.json`, {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(form).toString(),
  });
  expect(response.status).toBe(201);
  return (await response.json()) as Record<string, unknown>;
}

async function problems(
  where: [string, 'get' | 'post', string],
  body: object,
): Promise<string | undefined> {
  const checker = await contractChecker(...where);
  const answer = await checker.inject({ method: 'POST', url: '/check', payload: body });
  await checker.close();
  return answer.statusCode === 200 ? undefined : answer.body;
}

describe.skipIf(contractMissing !== undefined)(
  `the phone against Twilio's contract ${contractMissing ?? ''}`,
  () => {
    const good = { To: '+8613800000031', From: '10690001', Body: '您好' };

    it('given a created message, when compared, then schema and field names are the contract’s', async () => {
      const message = await create(good);
      expect(await problems([path, 'post', '201'], message)).toBeUndefined();
      const { properties } = readContract().components.schemas['api.v2010.account.message'] ?? {};
      expect(Object.keys(message).sort()).toEqual(Object.keys(properties ?? {}).sort());
    });

    it('given a failed message, when fetched, then it fits the schema', async () => {
      const fault = { to: good.To, mode: 'fail', code: 30005, status: 'undelivered', times: 1 };
      await postJson(`${phone.url}/control/faults`, fault);
      const { sid } = await create(good);
      const url = `${base}/Messages/${String(sid)}.json`;
      const fetched = await getJson<object>(url, { authorization });
      expect(await problems([one, 'get', '200'], fetched)).toBeUndefined();
    });

    it('given a list, when compared, then it has the paging fields of the contract', async () => {
      const list = await getJson<Record<string, unknown>>(
        `${base}/Messages.json?PageSize=1&To=%2B8613800000031`,
        { authorization },
      );
      expect(await problems([path, 'get', '200'], list)).toBeUndefined();
      const schema = readContract().paths[path]?.['get']?.responses['200'];
      const { properties } = schema?.content['application/json'].schema as {
        properties: object;
      };
      expect(Object.keys(list).sort()).toEqual(Object.keys(properties).sort());
      expect(list['next_page_uri']).toMatch(/PageSize=1&Page=1&PageToken=PASM[0-9a-f]{32}$/);
    });

    it('given a message out of shape, when compared, then the check says so', async () => {
      const message = { ...(await create(good)), date_created: '2026-11-22T08:00:00Z' };
      expect(await problems([path, 'post', '201'], message)).toContain('date_created');
    });
  },
);
