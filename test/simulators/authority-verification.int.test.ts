import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AuthorityWorld } from './support/authority-world.ts';
import { InterfaceWorld } from './support/interface-world.ts';
import { fresh, lastSix, mobileOf, otherLastSix } from './support/records.ts';
import { otherMobileOf, otherOwner } from './support/records.ts';
import { endSimulators } from './support/simulator.ts';

const code = 'tianjin';
let sandbox: InterfaceWorld;
let world: AuthorityWorld;
beforeAll(async () => {
  sandbox = await InterfaceWorld.open();
  ({ world } = sandbox);
});
afterAll(async () => {
  await endSimulators();
  await world.clock.close();
});

/** Reports a filing of one person with a mobile that nobody else has. */
async function oneOwner(): Promise<{ mobile: string; reportId: string }> {
  const n = fresh();
  return { mobile: mobileOf(n), reportId: await sandbox.reportNew(code, n) };
}

function wrong(right: string): string {
  return right === '000000' ? '000001' : '000000';
}

async function kinds(reportId: string): Promise<string[]> {
  return (await sandbox.results(reportId)).map(({ kind }) => kind);
}

describe('SMS verification', () => {
  it('given two persons, when both pass, then first waiting, then all passed and smsVerified', async () => {
    const n = fresh();
    const [mobile, other] = [mobileOf(n), otherMobileOf(n)];
    const reportId = await sandbox.reportNew(code, n, { wz: { Wz_Fzr: otherOwner(n) } });
    const [first, second] = [await world.code(mobile), await world.code(other)];
    expect(await world.verify(mobile, lastSix.toLowerCase(), first)).toMatchObject({
      ok: true,
      outcome: 'waitingForOther',
    });
    expect(await world.verify(mobile, lastSix, first)).toMatchObject({ outcome: 'alreadyDone' });
    expect(await kinds(reportId)).toEqual([]);
    const spaced = `+86 ${other.slice(0, 3)} ${other.slice(3, 7)} ${other.slice(7)}`;
    const last = await world.verify(spaced, otherLastSix, second);
    expect(last).toMatchObject({ ok: true, outcome: 'allPassed' });
    expect(last.message).toContain('管局审核');
    expect(await kinds(reportId)).toEqual(['smsVerified']);
  });

  it('given an unknown mobile, when it tries, then there is no record', async () => {
    expect(await world.verify('13100000000', lastSix, '123456')).toMatchObject({
      ok: false,
      outcome: 'noRecord',
    });
  });

  it('given five wrong tries, when the sixth is wrong, then smsFailed', async () => {
    const { mobile, reportId } = await oneOwner();
    const right = await world.code(mobile);
    for (const triesLeft of [4, 3, 2, 1, 0]) {
      const answer = await world.verify(mobile, lastSix, wrong(right));
      expect(answer).toMatchObject({ outcome: 'wrongCode', triesLeft });
      expect(answer.message).toContain(`${triesLeft}次`);
    }
    expect(await kinds(reportId)).toEqual([]);
    expect(await world.verify(mobile, '000000', right)).toMatchObject({ outcome: 'failed' });
    expect(await kinds(reportId)).toEqual(['smsFailed']);
    expect(await world.verify(mobile, lastSix, right)).toMatchObject({ outcome: 'failed' });
  });

  it('given five wrong tries and a kill, when the sixth is right, then it passes', async () => {
    const { mobile } = await oneOwner();
    const right = await world.code(mobile);
    for (let n = 0; n < 5; n += 1) await world.verify(mobile, lastSix, wrong(right));
    await sandbox.restart();
    expect(await world.verify(mobile, lastSix, right)).toMatchObject({ outcome: 'allPassed' });
    expect(await world.messages(mobile)).toHaveLength(1);
  });

  it('given resends, when the third is asked for, then it is refused; only the last code is good', async () => {
    const { mobile } = await oneOwner();
    expect(await world.resend(mobile, '999999')).toMatchObject({ outcome: 'wrongHolder' });
    const first = await world.code(mobile);
    expect(await world.resend(mobile, lastSix)).toMatchObject({ ok: true, resendsLeft: 1 });
    await world.code(mobile, 2);
    expect(await world.resend(mobile, lastSix)).toMatchObject({ ok: true, resendsLeft: 0 });
    const third = await world.code(mobile, 3);
    expect(await world.resend(mobile, lastSix)).toMatchObject({ outcome: 'noResendLeft' });
    // Two random codes are the same once in a million.
    if (first !== third) {
      expect(await world.verify(mobile, lastSix, first)).toMatchObject({ outcome: 'wrongCode' });
    }
    expect(await world.verify(mobile, lastSix, third)).toMatchObject({ outcome: 'allPassed' });
  });

  it('given two reports of one mobile, when codes are entered, then each passes its own', async () => {
    const [one, two] = [fresh(), fresh()];
    const mobile = otherMobileOf(one);
    const over = { zt: { Fzr: otherOwner(one) }, wz: { Wz_Fzr: otherOwner(one) } };
    const older = await sandbox.reportNew(code, one, over);
    const first = await world.code(mobile);
    const newer = await sandbox.reportNew(code, two, over);
    const second = await world.code(mobile, 2);
    await world.verify(mobile, otherLastSix, first);
    expect([await kinds(older), await kinds(newer)]).toEqual([['smsVerified'], []]);
    await world.verify(mobile, otherLastSix, second);
    expect(await kinds(newer)).toEqual(['smsVerified']);
  });

  it('given 24 hours pass, when the clock gets there, then smsExpired and a late code is refused', async () => {
    const { mobile, reportId } = await oneOwner();
    const right = await world.code(mobile);
    const due = world.clock.now() + 24 * 3_600_000;
    await world.clock.advanceTo(due - 1);
    expect(await kinds(reportId)).toEqual([]);
    await world.clock.advanceTo(due);
    const at = new Date(due).toISOString();
    expect(await sandbox.results(reportId)).toEqual([{ kind: 'smsExpired', at }]);
    expect(await world.verify(mobile, lastSix, right)).toMatchObject({ outcome: 'expired' });
  });

  it('given the page, when the form is sent, then the answer is on the page', async () => {
    const { mobile } = await oneOwner();
    const url = `${world.authority.url}/verify`;
    expect(await (await fetch(url)).text()).toContain('name="lastSix"');
    const form = new URLSearchParams({ mobile, lastSix, code: await world.code(mobile) });
    const response = await fetch(url, { method: 'POST', body: form });
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('短信核验已全部完成');
    const bad = new URLSearchParams({ mobile: '12', lastSix, code: '1' });
    const refused = await fetch(url, { method: 'POST', body: bad });
    expect(refused.status).toBe(400);
    expect(refused.headers.get('content-type')).toContain('text/html');
  });
});
