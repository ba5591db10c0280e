import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { creditCode, residentId } from '#cli/demo/earlier/numbers.ts';
import type { NewSubjectForm } from '#domain/forms/new-subject.ts';

/** The form of a file in samples/. */
export function sampleForm(name: string): NewSubjectForm {
  const file = new URL(`../../samples/${name}.json`, import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { form: NewSubjectForm }).form;
}

export { creditCode, residentId };

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
