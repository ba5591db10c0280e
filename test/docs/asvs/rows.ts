import { FILES_AND_SIGN_IN } from './files-and-sign-in.ts';
import { INPUT_AND_BROWSERS } from './input-and-browsers.ts';
import { RELYING_PARTY } from './relying-party.ts';
import type { Row } from './row.ts';
import { SECRETS_AND_LOGS } from './secrets-and-logs.ts';
import { SESSIONS_AND_RIGHTS, TOKENS } from './sessions-and-rights.ts';

const numberOf = ({ id }: Row): number =>
  id.split('.').reduce((sum, part) => sum * 100 + Number(part), 0);

/** Every item that docs/asvs.md names, in the order of the standard. */
export const ROWS: readonly Row[] = [
  ...INPUT_AND_BROWSERS,
  ...FILES_AND_SIGN_IN,
  ...SESSIONS_AND_RIGHTS,
  ...TOKENS,
  ...RELYING_PARTY,
  ...SECRETS_AND_LOGS,
].sort((one, other) => numberOf(one) - numberOf(other));
