import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPeople } from '#cli/demo/people.ts';
import { createTestSystem, type TestSystem } from '../support/system.ts';
import { openCanary } from './canaries/accounts.ts';
import { fileElsewhere, importCanaries } from './canaries/before.ts';
import { playSamples } from './canaries/journey.ts';
import { createOpening } from './canaries/opening.ts';
import { dumpOf, filesOf, historiesOf, logsOf } from './canaries/places.ts';
import { createReplacing } from './canaries/samples.ts';
import { createSearch } from './canaries/search.ts';
import { createCanaries } from './canaries/values.ts';

const SEED = process.env.CANARY_SEED ?? String(Date.now());
let system: TestSystem;
const t0 = Date.now();
const say = (s: string) => process.stdout.write(`${((Date.now() - t0) / 1000).toFixed(1)} ${s}\n`);
beforeAll(async () => {
  say(SEED);
  system = await createTestSystem(false, { LOG_LEVEL: 'debug', BEIAN_RECALL_MINUTES: '0' });
  say('up');
});
afterAll(async () => { (await import('node:fs')).writeFileSync('/tmp/w/canary-sys.log', system.log.join('\n')); await system.end(); });

describe('canaries', () => {
  it('journey', async () => {
    const canaries = createCanaries(SEED);
    const replacing = createReplacing(canaries);
    const a = await openCanary(system, canaries, 'aa-aa');
    const b = await openCanary(system, canaries, 'bb-bb');
    const people = createPeople({
      urls: system.urls,
      tokens: { ...system.tokens, applicant: a.token, 'applicant-en': b.token, 'aa-aa': a.token, 'bb-bb': b.token },
    });
    await importCanaries(system, replacing);
    const elsewhere = await fileElsewhere(system, replacing);
    const open = createOpening({
      system, people, canaries, replacing, elsewhere,
      handles: { applicant: 'aa-aa', 'applicant-en': 'bb-bb' },
    });
    const played = await playSamples(system, people, open);
    say(`played ${String(played.length)}`);
    const search = createSearch(canaries.planted.keys());
    say(`${canaries.planted.size} ${search.spellings}`);
    for (const [n, places] of Object.entries({
      logs: logsOf(system), h: await historiesOf(system), d: await dumpOf(system.env.DATABASE_URL ?? ''), f: filesOf(system),
    })) {
      say(`${n} ${places.length} ${places.reduce((x, p) => x + p.bytes.length, 0)}`);
      const found = places.flatMap((p) => search.find(p.name, p.bytes));
      say(JSON.stringify(found.map((f) => ({ ...f, what: canaries.planted.get(f.value) })), null, 1).slice(0, 6000));
    }
    expect(1).toBe(1);
  }, 900_000);
});
