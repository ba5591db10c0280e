import type { Prisma } from '#prisma/client.ts';
import type { Vault } from '#prisma/vault.ts';
import type { AuthorityConnector } from '../connector.ts';
import { downloadPlace } from './fetch.ts';
import { readUpload } from './freeze-file.ts';

/** Reads the kept files of the links, for people who look at them; null where one can't be opened. */
export function fileTexts(vault: Vault, connectors: ReadonlyMap<string, AuthorityConnector>) {
  const open = (
    endpoint: string,
    read: (connector: AuthorityConnector) => string,
  ): string | null => {
    const connector = connectors.get(endpoint);
    if (connector === undefined) return null;
    try {
      return read(connector);
    } catch (error) {
      if ((error as Error).name !== 'DamagedFile') throw error;
      return null;
    }
  };
  return {
    sent: (row: Prisma.AuthorityUploadGetPayload<object>) =>
      open(row.endpoint, (connector) => connector.text(readUpload(vault, row))),
    received: (row: Prisma.AuthorityDownloadGetPayload<object>) =>
      open(row.endpoint, (connector) => {
        const { endpoint, fileName, fileCipher: cipher, keyId } = row;
        const bytes = vault.openBytes(downloadPlace(endpoint, fileName), { cipher, keyId });
        return connector.text({ ...row, bytes });
      }),
  };
}
