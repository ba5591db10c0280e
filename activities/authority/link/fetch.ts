import { wentWell } from '#domain/authority/call-codes.ts';
import { linkOf } from '#orders/links.ts';
import type { WireFile } from '../connector.ts';
import type { LinkDeps } from './deps.ts';
import { heardWell, heed, heedDamage, mayNow, stopLink } from './link-state.ts';

/** Where a fetched file is sealed to. */
export const downloadPlace = (endpoint: string, fileName: string): string =>
  `authority_downloads.file:${endpoint}:${fileName}`;

/** What came of asking: a file; the word that there is none; or nothing that could be relied on. */
export type Heard = 'file' | 'nothing' | 'unheard';

/**
 * Fetches the oldest file that was not acknowledged: keeps it as it came, sees that it is whole, and only
 * then acknowledges it. A file that comes again was not acknowledged, as far as the authority knows.
 */
export async function fetchNext(deps: LinkDeps): Promise<Heard> {
  const { db, connector } = deps;
  const { name: endpoint } = connector.endpoint;
  if (!(await mayNow(deps, await linkOf(db, endpoint), 'fetchFrom'))) return 'unheard';
  const { code, file } = await connector.download();
  // The last file may come under a code that says there is none: what counts is the file.
  if (file === null) {
    const well = wentWell(code);
    if (well) await heardWell(deps);
    else await heed(deps, code, 'fetchFrom');
    return well ? 'nothing' : 'unheard';
  }
  const state = connector.inspect(file);
  if (state === 'damaged') await heedDamage(deps);
  if (state === 'locked') await stopLink(deps, 'file.locked');
  if (state !== 'whole') return 'unheard';
  await keep(deps, file);
  const acknowledged = await connector.acknowledge(file.name);
  if (!wentWell(acknowledged.code)) {
    await heed(deps, acknowledged.code, 'fetchFrom');
    return 'unheard';
  }
  await db.authorityDownload.updateMany({
    where: { endpoint, fileName: file.name, acknowledgedAt: null },
    data: { acknowledgedAt: await deps.clock.now() },
  });
  await heardWell(deps);
  return 'file';
}

/** Keeps a file once, by its name. Another one under a name that was used is kept beside it, for a person. */
async function keep(deps: LinkDeps, file: WireFile & { readonly name: string }): Promise<void> {
  const { db, connector, vault, clock } = deps;
  const { name: endpoint } = connector.endpoint;
  const known = await db.authorityDownload.findUnique({
    where: { endpoint_fileName: { endpoint, fileName: file.name } },
    select: { hash: true },
  });
  if (known?.hash === file.hash) return;
  const fileName = known === null ? file.name : `${file.name}#${file.hash}`;
  await db.authorityDownload.createMany({
    skipDuplicates: true,
    data: {
      ...{ endpoint, fileName, hash: file.hash, keyId: vault.keyId },
      fileCipher: vault.sealBytes(downloadPlace(endpoint, fileName), file.bytes),
      hashAlgorithm: file.hashAlgorithm,
      compression: file.compression,
      encryption: file.encryption,
      receivedAt: await clock.now(),
    },
  });
}
