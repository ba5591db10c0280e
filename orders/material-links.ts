import { timingSafeEqual } from 'node:crypto';
import { CodedError } from '#domain/errors.ts';
import type { Vault } from '#prisma/vault.ts';

/** How long a link to a material opens it. */
const LASTS_MS = 5 * 60_000;

const PURPOSE = 'material-link';

/** What a link says: which material, until when, and for whom it was made. */
export interface MaterialLink {
  readonly id: string;
  readonly expiresAt: Date;
  readonly readerId: string;
}

/** A link that opens a material for five minutes, and the text that says it. */
export function signLink(
  vault: Vault,
  link: Omit<MaterialLink, 'expiresAt'>,
  now: Date,
): { token: string; expiresAt: Date } {
  const expiresAt = new Date(now.getTime() + LASTS_MS);
  const said = saying({ ...link, expiresAt });
  return { token: `${said}.${vault.sign(PURPOSE, said).toString('base64url')}`, expiresAt };
}

const saying = ({ id, expiresAt, readerId }: MaterialLink): string =>
  [id, expiresAt.getTime().toString(36), Buffer.from(readerId).toString('base64url')].join('.');

const TOKEN = /^([0-9a-f]{32})\.([0-9a-z]{1,11})\.([\w-]{1,120})\.([\w-]{43})$/;

/**
 * What a link says, where it is one of ours and still opens.
 * @throws CodedError `material.link_unknown`, `material.link_expired`.
 */
export function readLink(vault: Vault, token: string, now: Date): MaterialLink {
  const [, id = '', expires = '', reader = '', signature = ''] = TOKEN.exec(token) ?? [];
  const right = vault.sign(PURPOSE, [id, expires, reader].join('.'));
  const given = Buffer.from(signature, 'base64url');
  if (given.length !== right.length || !timingSafeEqual(given, right)) throw unknownLink();
  const expiresAt = new Date(parseInt(expires, 36));
  if (expiresAt <= now) {
    throw new CodedError('material.link_expired', 'This link has expired.', {
      remedy: 'Ask for a new one: POST /api/v1/materials/{id}/links.',
    });
  }
  return { id, expiresAt, readerId: Buffer.from(reader, 'base64url').toString() };
}

/** The refusal of a link that is none of ours. */
export function unknownLink(): CodedError {
  return new CodedError('material.link_unknown', 'There is nothing at this link.', {
    remedy: 'Ask for a new one: POST /api/v1/materials/{id}/links.',
  });
}
