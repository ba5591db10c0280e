import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AuthorityWorld } from './support/authority-world.ts';
import { makeReport } from './support/report.ts';
import { endSimulators } from './support/simulator.ts';

let world: AuthorityWorld;
let mobiles = 13800200000;
beforeAll(async () => {
  world = await AuthorityWorld.open('2026-11-23T01:00:00.000Z');
});
afterAll(async () => {
  await endSimulators();
  await world.clock.close();
});

const lastSix = '07123x';

/** Reports a filing of one person with a mobile that nobody else has. */
async function oneOwner(reportId: string): Promise<string> {
  const mobile = String((mobiles += 1));
  const owner = { name: '王伟', certificateNumber: '11010519900307123X', mobile };
  await world.report(makeReport(reportId, { subjectOwner: owner, serviceOwner: owner }));
  return mobile;
}

function wrong(code: string): string {
  return code === '000000' ? '000001' : '000000';
}

async function kinds(reportId: string): Promise<string[]> {
  const results = (await world.results(500)).filter((result) => result.reportId === reportId);
  return results.map(({ kind }) => kind);
}

describe('SMS verification', () => {
  it('given two persons, when both pass, then first waiting, then all passed and smsVerified', async () => {
    await world.report(makeReport('both'));
    const [first, second] = [await world.code('13800138001'), await world.code('13900139002')];
    expect(await world.verify('13800138001', lastSix, first)).toMatchObject({
      ok: true,
      outcome: 'waitingForOther',
    });
    expect(await world.verify('13800138001', lastSix, first)).toMatchObject({
      outcome: 'alreadyDone',
    });
    expect(await kinds('both')).toEqual([]);
    const last = await world.verify('+86 139 0013 9002', '214567', second);
    expect(last).toMatchObject({ ok: true, outcome: 'allPassed' });
    expect(last.message).toContain('管局审核');
    expect(await kinds('both')).toEqual(['smsVerified']);
  });

  it('given an unknown mobile, when it tries, then there is no record', async () => {
    expect(await world.verify('13100000000', lastSix, '123456')).toMatchObject({
      ok: false,
      outcome: 'noRecord',
    });
  });

  it('given five wrong tries, when the sixth is wrong, then smsFailed', async () => {
    const mobile = await oneOwner('six');
    const code = await world.code(mobile);
    for (const triesLeft of [4, 3, 2, 1, 0]) {
      const answer = await world.verify(mobile, lastSix, wrong(code));
      expect(answer).toMatchObject({ outcome: 'wrongCode', triesLeft });
      expect(answer.message).toContain(`${triesLeft}次`);
    }
    expect(await kinds('six')).toEqual([]);
    expect(await world.verify(mobile, '000000', code)).toMatchObject({ outcome: 'failed' });
    expect(await kinds('six')).toEqual(['smsFailed']);
    expect(await world.verify(mobile, lastSix, code)).toMatchObject({ outcome: 'failed' });
  });

  it('given five wrong tries and a kill, when the sixth is right, then it passes', async () => {
    const mobile = await oneOwner('five');
    const code = await world.code(mobile);
    for (let n = 0; n < 5; n += 1) await world.verify(mobile, lastSix, wrong(code));
    await world.restartAuthority();
    expect(await world.verify(mobile, lastSix, code)).toMatchObject({ outcome: 'allPassed' });
    expect(await world.messages(mobile)).toHaveLength(1);
  });

  it('given resends, when the third is asked for, then it is refused; only the last code is good', async () => {
    const mobile = await oneOwner('resend');
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
    const owner = { name: '孙', certificateNumber: '11010519900307123X', mobile: '13800300000' };
    const owners = { subjectOwner: owner, serviceOwner: owner };
    await world.report(makeReport('own-1', owners));
    const first = await world.code(owner.mobile);
    await world.report(makeReport('own-2', owners));
    const second = await world.code(owner.mobile, 2);
    await world.verify(owner.mobile, lastSix, first);
    expect([await kinds('own-1'), await kinds('own-2')]).toEqual([['smsVerified'], []]);
    await world.verify(owner.mobile, lastSix, second);
    expect(await kinds('own-2')).toEqual(['smsVerified']);
  });

  it('given 24 hours pass, when the clock gets there, then smsExpired and a late code is refused', async () => {
    const mobile = await oneOwner('late');
    const code = await world.code(mobile);
    const due = world.clock.now() + 24 * 3_600_000;
    await world.clock.advanceTo(due - 1);
    expect(await kinds('late')).toEqual([]);
    await world.clock.advanceTo(due);
    const results = (await world.results(500)).filter(({ reportId }) => reportId === 'late');
    expect(results).toMatchObject([{ kind: 'smsExpired', at: new Date(due).toISOString() }]);
    expect(await world.verify(mobile, lastSix, code)).toMatchObject({ outcome: 'expired' });
  });

  it('given the page, when the form is sent, then the answer is on the page', async () => {
    const mobile = await oneOwner('form');
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
