import type { OnFile } from '#domain/forms/prefilled-form.ts';
import type { OwnFilingsView } from '../../accounts/filings.ts';

/** What an account has on file under a number: a subject, or a service with its subject; undefined for neither. */
export function filedUnder({ subjects }: OwnFilingsView, icpNumber: string): OnFile | undefined {
  for (const subject of subjects) {
    if (subject.icpNumber === icpNumber) return { subject: told(subject) };
    const service = subject.services.find((one) => one.icpNumber === icpNumber);
    if (service !== undefined) return { subject: told(subject), service };
  }
  return undefined;
}

/** What is not for this account to read is left to be typed. */
const told = (subject: object): object =>
  Object.fromEntries(Object.entries(subject).filter(([, value]) => value !== null));
