import { readdirSync } from 'node:fs';
import { sampleOf, type Sample } from '#cli/demo/sample.ts';
import type { Canaries, Kind } from './values.ts';

const FOLDERS = ['samples', 'samples-inside'];

/** The names of all samples that there are. */
export const SAMPLES: readonly string[] = FOLDERS.flatMap((folder) =>
  readdirSync(new URL(`../../../${folder}/`, import.meta.url)),
).flatMap((file) => (file.endsWith('.json') ? [file.replace('.json', '')] : []));

/** What is personal in a form, in a line of an import and in a bureau’s record, by the field’s name. */
const PERSONAL: Readonly<Record<string, Kind>> = {
  ...{ certificateNumber: 'certificate', mobile: 'phone', emergencyNumber: 'phone' },
  ...{ email: 'email', domicile: 'address', mailingAddress: 'address', remarks: 'words' },
  ...{ holder: 'name', subjectName: 'name', filingPassword: 'password' },
  ...{ ownerName: 'name', ownerCertificateNumber: 'certificate', ownerMobile: 'phone' },
  ...{ ownerEmergencyNumber: 'phone', ownerEmail: 'email' },
};

/** Whose name is personal: a service’s own is published by it. */
const NAMED = ['subject', 'subjects', 'subjectOwner', 'owner', 'legalRepresentative'];

const CONFIRMS = 'irreversible';

/** Puts canaries in place of all that is personal; the same value becomes the same canary, wherever it stands. */
export function createReplacing(canaries: Canaries) {
  const known = new Map<string, string>();

  const canaryFor = (kind: Kind, original: string): string => {
    const key = `${kind} ${original}`;
    const made = known.get(key) ?? canaries.like(kind, original, `form: ${key}`);
    known.set(key, made);
    return made;
  };

  const replaced = (value: unknown, field: string, inside: string): unknown => {
    if (Array.isArray(value)) return value.map((one) => replaced(one, field, inside));
    if (typeof value === 'object' && value !== null) {
      return Object.fromEntries(
        Object.entries(value).map(([name, one]) => [name, replaced(one, name, field)]),
      );
    }
    // What goes for good is confirmed by its name, which is a subject's own where the subject goes.
    if (field === CONFIRMS) return known.get(`name ${String(value)}`) ?? value;
    const kind = field === 'name' && NAMED.includes(inside) ? 'name' : PERSONAL[field];
    return kind === undefined || typeof value !== 'string' ? value : canaryFor(kind, value);
  };

  return {
    /** The same with canaries. */
    replace: <T>(value: T): T => replaced(value, '', '') as T,
    /** The same for a single value. */
    canaryFor,
    sample: (name: string): Sample => {
      const { filingType, form } = sampleOf(name);
      return { filingType, form: replaced(form, '', '') as Sample['form'] };
    },
  };
}

export type Replacing = ReturnType<typeof createReplacing>;
