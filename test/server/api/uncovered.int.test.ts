import { beforeAll, describe, expect, it } from 'vitest';
import { reportToAuthority } from '#activities/authority/report.ts';
import { linksAsText } from '#cli/authority/links-as-text.ts';
import type { Province } from '#domain/provinces.ts';
import { registerLinks } from '#orders/links.ts';
import { linksNow } from '#server/authority/queries.ts';
import { worldOf } from '../../activities/support/world.ts';
import { freshForm } from '../../support/forms.ts';
import { givenDraft, givenStage } from '../../support/orders.ts';
import { MONDAY } from '../../support/record.ts';
import { read, useApi } from './support/use-api.ts';

const file = useApi();
const endpointOf = (name: string, ...provinces: Province[]) => ({
  ...{ name, version: 'V3.0', provinces },
});
const TIANJIN = endpointOf('tianjin', '天津');
const SHANGHAI = endpointOf('shanghai', '上海', '江苏');

/** Brings a passed order's report into the queue, whether anybody will fetch it or not. */
async function givenQueued(sample: string): Promise<void> {
  file.record.clock.set(MONDAY);
  const draft = await givenDraft(file.record, freshForm(sample));
  const orderNo = await givenStage(file.record, 'reporting', draft);
  file.record.clock.set(new Date(MONDAY.getTime() + 5 * 60_000));
  const { id } = await file.record.db.effect.findFirstOrThrow({
    where: { orderNo, kind: 'reportToAuthority' },
  });
  await reportToAuthority(worldOf(file.record).deps, id);
}

const uncovered = async () =>
  read<{ uncovered: unknown }>(await file.as('manager')('GET', '/authority/links')).uncovered;

beforeAll(async () => {
  for (const sample of ['tianjin-enterprise-website', 'jiangsu-enterprise-website']) {
    await givenQueued(sample);
  }
  await givenQueued('shanghai-enterprise-app');
  await givenQueued('shanghai-enterprise-app');
});

describe('reports for provinces that no endpoint covers', () => {
  it('given some wait, then the links say how many, by province, the longest queue first', async () => {
    await registerLinks(file.record.db, [TIANJIN]);
    expect(await uncovered()).toEqual([
      { province: '上海', queued: 2 },
      { province: '江苏', queued: 1 },
    ]);
  });

  it('given the operator asks for the status, then a line says so, and the next what to do', async () => {
    const text = linksAsText(await linksNow(file.record));
    expect(text).toMatch(/^tianjin .*queue 1/);
    expect(text).toMatch(/without an endpoint: 上海 2、江苏 1\n.*AUTHORITY_ENDPOINTS/);
  });

  it('given they have an endpoint, then nothing is uncovered', async () => {
    await registerLinks(file.record.db, [TIANJIN, SHANGHAI]);
    expect(await uncovered()).toEqual([]);
    expect(linksAsText(await linksNow(file.record))).not.toContain('without an endpoint');
  });

  it('given it is taken out of the settings, then it covers nothing, and they wait again', async () => {
    await registerLinks(file.record.db, [TIANJIN]);
    expect(await uncovered()).toHaveLength(2);
    const { links } = await linksNow(file.record);
    expect(links.map(({ endpoint, queued }) => [endpoint, queued])).toEqual([
      ['shanghai', 0],
      ['tianjin', 1],
    ]);
  });
});
