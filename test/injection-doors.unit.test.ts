import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

// The doors through which somebody's text could become a program: each stays shut, or stands here with a reason.

const SHIPPED =
  /^(activities|cli|domain|identity|machines|orders|prisma|server|workflows)\/.*\.(ts|js|hbs)$/;
const files = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'])
  .toString()
  .split('\0')
  .filter((file) => SHIPPED.test(file) || /^templates\/.*\.hbs$/.test(file));

const DOORS: Readonly<Record<string, { readonly sign: RegExp; readonly but: readonly string[] }>> =
  {
    'texts that are run as JavaScript': {
      sign: /\beval\(|new Function\(|from 'node:vm'|setTimeout\(\s*['"`]/,
      but: [],
    },
    // Names of tables and columns, from tables in the code; values are parameters everywhere.
    'SQL that is put together from texts': {
      sign: /\$(query|execute)RawUnsafe\b|Prisma\.raw\(/,
      but: [
        'orders/import/insert-many.ts',
        'orders/keys/holdings.ts',
        'orders/keys/reseal-rows.ts',
        'orders/retention/ended-orders.ts',
        'orders/step-rows.ts',
      ],
    },
    'commands by way of a shell': { sign: /shell:\s*true|\bexecSync\(|\bexec\(\s*`/, but: [] },
    // The servers that a laptop starts with; nothing of a request reaches them.
    'programs that are started': {
      sign: /from 'node:child_process'/,
      but: [
        'server/embedded/child.ts',
        'server/embedded/postgres-binaries.ts',
        'server/embedded/postgres-init.ts',
        'server/embedded/postgres-process.ts',
        'server/embedded/postgres-user.ts',
        'server/embedded/processes.ts',
        'server/embedded/temporal-binary.ts',
        'server/embedded/temporal-wheel.ts',
        'server/embedded/temporal.ts',
      ],
    },
    // The square code is drawn by our server; a mail's body was escaped where it was written.
    'values in pages as they are': {
      sign: /\{\{\{|\bSafeString\b/,
      but: ['server/pages/templates/second-factor.hbs', 'templates/layout.html.hbs'],
    },
    'templates that do not escape': {
      sign: /noEscape: true/,
      // Texts of SMS and mails, which are no markup.
      but: ['activities/account-mail.ts', 'activities/templates.ts'],
    },
    'markup that a script makes of texts': {
      sign: /\.(innerHTML|outerHTML)\s*=|insertAdjacentHTML|document\.write/,
      but: [],
    },
    'what a browser keeps': { sign: /\b(localStorage|sessionStorage|indexedDB)\b/, but: [] },
  };

describe('a door that texts could come in by', () => {
  it.each(Object.entries(DOORS))(
    'given %s, then there are none but those with a reason',
    (...door) => {
      const [, { sign, but }] = door;
      const open = files.filter((file) => sign.test(readFileSync(file, 'utf8')));
      expect(open.sort()).toEqual([...but].sort());
    },
  );

  it('given the sources, then they were looked at', () => {
    expect(files.length).toBeGreaterThan(500);
  });
});
