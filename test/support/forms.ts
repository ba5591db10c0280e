import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { NewSubjectForm } from '#domain/forms/new-subject.ts';

/** The form of a file in samples/. */
export function sampleForm(name: string): NewSubjectForm {
  const file = new URL(`../../samples/${name}.json`, import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { form: NewSubjectForm }).form;
}

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/** The n-th unified social credit code of nobody, with its check digit (GB 32100). */
export function creditCode(n: number): string {
  const body = `91120190MA${String(n).padStart(7, '0')}`;
  const sum = [...body].reduce(
    (total, char, index) => total + ALPHABET.indexOf(char) * (WEIGHTS[index] ?? 0),
    0,
  );
  return body + (ALPHABET[(31 - (sum % 31)) % 31] ?? '');
}

const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** The resident ID number of the n-th nobody, grown up and under sixty, with its check digit (GB 11643). */
export function residentId(n: number, region = '120190'): string {
  const born = new Date(Date.UTC(1970, 0, 1 + (n % 9_000))).toISOString().slice(0, 10);
  const serial = String(Math.floor(n / 9_000) % 1_000).padStart(3, '0');
  const body = `${region}${born.replaceAll('-', '')}${serial}`;
  const sum = [...body].reduce(
    (total, digit, index) => total + Number(digit) * (ID_WEIGHTS[index] ?? 0),
    0,
  );
  return body + ('10X98765432'[sum % 11] ?? '');
}

/** The same form with the n-th subject, whose owner nobody else has: some bureaus want persons of its own. */
export function ofNth(form: NewSubjectForm, n: number): NewSubjectForm {
  const certificateNumber = residentId(n);
  const mobileOf = (head: string) => `${head}${String(n % 100_000_000).padStart(8, '0')}`;
  const domain = `n${String(n)}.example.cn`;
  const who = form.subjectOwner.certificateNumber;
  const own = <P extends { certificateNumber: string; mobile: string }>(person: P): P =>
    person.certificateNumber === who
      ? { ...person, certificateNumber, mobile: mobileOf('199') }
      : { ...person, certificateNumber: residentId(n + 4_000), mobile: mobileOf('198') };
  const { legalRepresentative } = form.subject;
  return {
    ...form,
    subject: {
      ...form.subject,
      certificateNumber:
        form.subject.nature === 'individual' ? certificateNumber : creditCode(n % 10_000_000),
      ...(legalRepresentative && {
        legalRepresentative: { ...legalRepresentative, certificateNumber },
      }),
    },
    ...(form.materials && {
      materials: form.materials.map((one) => ({ ...one, id: randomUUID().replaceAll('-', '') })),
    }),
    subjectOwner: own(form.subjectOwner),
    service: {
      ...form.service,
      domains: [domain],
      owner: own(form.service.owner),
      ...(form.service.kind === 'website' && { homeUrl: `https://www.${domain}` }),
    },
    ...(form.domainRegistrations && {
      domainRegistrations: form.domainRegistrations.map((one) => ({ ...one, domain })),
    }),
  };
}

let made = 0;

/** A complete form like the sample's, with a certificate and a domain that no other test has. */
export function freshForm(sample = 'tianjin-enterprise-website'): NewSubjectForm {
  made += 1;
  return ofNth(sampleForm(sample), process.pid * 1000 + made);
}
