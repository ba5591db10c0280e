import { STAFF } from '#domain/roles.ts';
import { word, type Word } from '#server/pages/words.ts';
import { SEEDED } from '#server/start/accounts.ts';

/** The seeded staff with their roles, a line each: whom one may choose at the simulated identity provider. */
export const staffHere = (): string =>
  SEEDED.filter(({ role }) => STAFF.includes(role))
    .map(({ handle, role }) => {
      const name = `role.${role}` as Word;
      return `    ${handle.padEnd(12)} ${word('zh', name)} · ${word('en', name)}\n`;
    })
    .join('');
