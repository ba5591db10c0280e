import type { Prisma } from '#prisma/client.ts';
import type { Vault } from '#prisma/vault.ts';
import { freezeQueued, queuedReports, type FrozenReport } from '#orders/report-queue.ts';
import { blocksReport } from '#orders/check-report.ts';
import { REPORT_SETTINGS } from '#domain/authority/link-trouble.ts';
import type { LinkRow } from '#orders/links.ts';
import { reportedMaterials, UnreadableMaterial } from '#orders/reported-materials.ts';
import type { Encoded, WireFile } from '../connector.ts';
import { NotExpressible } from '../v3/not-expressible.ts';
import type { LinkDeps } from './deps.ts';
import { idsFor } from './ids.ts';
import { stopLink } from './link-state.ts';
import { entryName } from './entry-name.ts';
import { refuse, setAside } from './not-sent.ts';
import { untilSilent } from './until-silent.ts';

type Upload = Prisma.AuthorityUploadGetPayload<object>;

const RECORDS_AT_MOST = 1000;
const BYTES_AT_MOST = 50 * 2 ** 20;

/**
 * Freezes what waits for an endpoint into its next file, of one operation, under the next number.
 * @returns null when nothing waits
 */
export async function freezeFile(deps: LinkDeps, link: LinkRow): Promise<Upload | null> {
  const { db, connector, clock } = deps;
  const { name: endpoint, provinces, recordsPerFile = RECORDS_AT_MOST } = connector.endpoint;
  const batch: { report: FrozenReport; encoded: Encoded }[] = [];
  let bytes = 0;
  const asking = { ...deps, filedAs: untilSilent(deps.filedAs) };
  for (const queued of await queuedReports(db, provinces, recordsPerFile)) {
    const report = await freezeQueued(deps, queued);
    if (report === null) continue;
    const encoded = (await refuseBlocked(asking, report)) ? null : await encode(deps, report);
    if (encoded === null) continue;
    const [first] = batch;
    // What is of another operation, or too much for this file, is frozen and goes with the next.
    if (first !== undefined && first.encoded.operation !== encoded.operation) continue;
    if (first !== undefined && bytes + encoded.size > BYTES_AT_MOST) break;
    batch.push({ report, encoded });
    bytes += encoded.size;
  }
  const [first] = batch;
  if (first === undefined) return null;

  const sequence = link.sequence + 1;
  const name = entryName(endpoint, sequence);
  const file = connector.file(
    batch.map(({ encoded }) => encoded),
    name,
  );
  const frozenAt = await clock.now();
  return db.$transaction(async (tx) => {
    const upload = await tx.authorityUpload.create({
      data: {
        ...{ endpoint, sequence, entryName: name, operation: first.encoded.operation, frozenAt },
        ...{ hash: file.hash, encryption: file.encryption },
        fileCipher: deps.vault.sealBytes(place(endpoint, sequence), file.bytes),
        keyId: deps.vault.keyId,
      },
    });
    await tx.report.updateMany({
      where: { id: { in: batch.map(({ report }) => report.id) } },
      data: { endpoint, sequence },
    });
    return upload;
  });
}

/**
 * Checks a filing once more, now that it would leave the house: meanwhile another order may have been granted
 * its domain, or a document has expired. What blocks it goes back to its applicant, as the bureau's own
 * refusal would.
 */
async function refuseBlocked(deps: LinkDeps, report: FrozenReport): Promise<boolean> {
  const blocking = await blocksReport(deps, report);
  if (blocking.length === 0) return false;
  const errors = blocking.map(({ field, code, text }) => ({ field, code, ...text }));
  await refuse(deps, report, errors, 'report.blocked');
  return true;
}

/** A report in the words of the interface; null where it has none for it, which is then the report's answer. */
async function encode(deps: LinkDeps, report: FrozenReport): Promise<Encoded | null> {
  const ids = await idsFor(deps.db, report.id, deps.connector.idsNeeded(report));
  try {
    const materials = await reportedMaterials(deps, report, `report:${report.id}`);
    return await deps.connector.encode(report, ids, materials);
  } catch (error) {
    if (error instanceof UnreadableMaterial) return setAside(deps, report, error);
    if (!(error instanceof NotExpressible)) throw error;
    if (error.findings.some(({ ours }) => ours)) {
      await stopLink(deps, REPORT_SETTINGS);
      return null;
    }
    const errors = error.findings.map(({ field, code, zh, en }) => ({ field, code, zh, en }));
    await refuse(deps, report, errors, 'report.not_expressible');
    return null;
  }
}

const place = (endpoint: string, sequence: number): string =>
  `authority_uploads.file:${endpoint}:${String(sequence)}`;

/** The file of an upload as it was frozen. */
export function readUpload(vault: Vault, upload: Upload): WireFile {
  const { endpoint, sequence, fileCipher: cipher, keyId, hash, encryption } = upload;
  const bytes = vault.openBytes(place(endpoint, sequence), { cipher, keyId });
  return { bytes, hash, hashAlgorithm: 0, compression: 0, encryption };
}
