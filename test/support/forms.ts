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

let made = 0;

/** A complete form like the sample's, with a certificate and a domain that no other test has. */
export function freshForm(sample = 'tianjin-enterprise-website'): NewSubjectForm {
  made += 1;
  const n = process.pid * 1000 + made;
  const form = sampleForm(sample);
  const domain = `n${String(n)}.example.cn`;
  const homeUrl = `https://www.${domain}`;
  return {
    ...form,
    subject: { ...form.subject, certificateNumber: creditCode(n % 10_000_000) },
    service: {
      ...form.service,
      domains: [domain],
      ...(form.service.kind === 'website' && { homeUrl }),
    },
  };
}
