import { exchange } from '#activities/authority/follow.ts';
import { reportToAuthority } from '#activities/authority/report.ts';
import { registerLinks } from '#orders/links.ts';
import { scriptedBureau } from '../../../activities/authority/support/scripted-bureau.ts';
import { worldOf } from '../../../activities/support/world.ts';
import { givenStage } from '../../../support/orders.ts';
import { MONDAY, type TestRecord } from '../../../support/record.ts';

/** Has a report sent to a bureau, as file 1 of its link, and one received from it, F1. */
export async function givenSentFile(record: TestRecord): Promise<void> {
  const { connector } = scriptedBureau();
  await registerLinks(record.db, [connector.endpoint]);
  const orderNo = await givenStage(record, 'reporting');
  record.clock.set(new Date(MONDAY.getTime() + 5 * 60_000));
  const where = { orderNo, kind: 'reportToAuthority' };
  const { id } = await record.db.effect.findFirstOrThrow({ where });
  const { connectors: _, ...deps } = worldOf(record).deps;
  await reportToAuthority(worldOf(record).deps, id);
  await exchange({ ...deps, connector });
  await record.db.authorityDownload.create({
    data: {
      ...{ endpoint: connector.endpoint.name, fileName: 'F1', hash: '', keyId: record.vault.keyId },
      ...{ hashAlgorithm: 0, compression: 0, encryption: 0, receivedAt: MONDAY },
      fileCipher: record.vault.seal('a test', ''),
    },
  });
  record.clock.set(MONDAY);
}
