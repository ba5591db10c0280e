import { CodedError } from '#domain/errors.ts';
import type { Actor } from '#domain/roles.ts';
import type { PrismaClient, Transaction } from '#prisma/client.ts';
import { accountsActedFor } from '../accounts.ts';
import { audit } from '../audit.ts';
import type { OrdersDeps } from '../deps.ts';
import { readMaterial, type MaterialRow } from '../materials.ts';
import { personalCopy } from './copy.ts';

/** More is a download that nobody waits for: the files beyond it are named, with where each one is. */
export const ARCHIVE_BYTES_AT_MOST = 1024 ** 3;

/** A copy that was begun so long ago was broken off: no request lives as long. */
const BROKEN_OFF_MS = 15 * 60_000;

/** One file of an archive. Nothing personal stands in its name. */
export interface Entry {
  readonly name: string;
  readonly content: Uint8Array;
}

/** The files of an account's archive: those that go in, and those that are beyond its limit. */
export interface ArchivedFiles {
  readonly within: readonly MaterialRow[];
  readonly beyond: readonly MaterialRow[];
}

/**
 * The uploaded files of an account's orders, its sub-users' with them; those of the newest orders first.
 * @param atMost bytes that go in
 */
export async function filesToArchive(
  db: PrismaClient,
  actor: Actor,
  atMost: number = ARCHIVE_BYTES_AT_MOST,
): Promise<ArchivedFiles> {
  const accounts = await accountsActedFor(db, actor.id);
  const rows = await db.material.findMany({
    where: { order: { accountId: { in: accounts } } },
    orderBy: [{ order: { serial: 'desc' } }, { uploadedAt: 'asc' }, { id: 'asc' }],
  });
  let bytes = 0;
  const fits = rows.findIndex((row) => (bytes += row.bytes) > atMost);
  const end = fits === -1 ? rows.length : fits;
  return { within: rows.slice(0, end), beyond: rows.slice(end) };
}

/**
 * Records that somebody has an archive made, and holds off a second one until `endArchive`, or until the first
 * was broken off.
 * @throws CodedError `data.archive_running`.
 */
export async function beginArchive(
  tx: Transaction,
  { clock }: Pick<OrdersDeps, 'clock'>,
  actor: Actor,
  { within, beyond }: ArchivedFiles,
): Promise<void> {
  const at = await clock.now(tx);
  const before = new Date(at.getTime() - BROKEN_OFF_MS);
  const begun = await tx.$executeRaw`
    INSERT INTO data_archives (account_id, started_at) VALUES (${actor.id}, ${at.toISOString()}::timestamptz)
    ON CONFLICT (account_id) DO UPDATE SET started_at = excluded.started_at
    WHERE data_archives.started_at < ${before.toISOString()}::timestamptz`;
  if (begun === 0) throw running();
  const after = { files: within.length, leftOut: beyond.length };
  await audit(tx, { at, actor, action: 'data.archived', target: actor.id, after });
}

/** The archive is made, or was broken off: another may begin. */
export async function endArchive(db: PrismaClient, actor: Actor): Promise<void> {
  await db.dataArchive.deleteMany({ where: { accountId: actor.id } });
}

const EXTENSIONS: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'application/pdf': 'pdf',
};

const nameOf = ({ orderNo, kind, id, contentType }: MaterialRow): string =>
  `files/${orderNo}/${kind}-${id.slice(0, 8)}.${EXTENSIONS[contentType] ?? 'bin'}`;

const asJson = (value: unknown): Uint8Array => Buffer.from(JSON.stringify(value, null, 2));

/**
 * The copy of an account's data with the files it uploaded (个人信息保护法 Art. 45), one after the other: never
 * more than one of them is held. Each file's reading is remembered like any other.
 */
export async function* archiveOf(
  deps: OrdersDeps,
  actor: Actor,
  { within, beyond }: ArchivedFiles,
): AsyncGenerator<Entry> {
  yield { name: 'data.json', content: asJson(await personalCopy(deps, actor)) };
  const missing: object[] = beyond.map((row) => leftOut(row, 'tooLarge'));
  for (const row of within) {
    const content = await readMaterial(deps, row, { readerId: actor.id, via: 'archive' }).catch(
      () => null,
    );
    if (content === null) missing.push(leftOut(row, 'notReadable'));
    else yield { name: nameOf(row), content };
  }
  if (missing.length > 0) yield { name: 'left-out.json', content: asJson(missing) };
}

/** What is not in the archive, why, and where it is to be had by itself. */
const leftOut = (row: MaterialRow, why: 'tooLarge' | 'notReadable'): object => ({
  ...{ orderNo: row.orderNo, kind: row.kind, bytes: row.bytes, why },
  read: `POST /api/v1/materials/${row.id}/links`,
});

const running = (): CodedError =>
  new CodedError('data.archive_running', 'A copy of your data is being made already.', {
    remedy:
      'Wait until that download is over; if it was broken off, try again in a quarter of an hour.',
  });
