import type { NewSubjectForm } from '#domain/forms/new-subject.ts';
import { creditCode, sampleForm } from '#test/support/forms.ts';

const SAMPLE = sampleForm('tianjin-enterprise-website');

/** The n-th complete form: a certificate, a domain and an owner's phone that no other has. */
export function formOf(n: number, province: string = SAMPLE.subject.province): NewSubjectForm {
  const domain = `n${String(n)}.example.cn`;
  const mobile = `188${String(n).padStart(8, '0')}`;
  const owner = { ...SAMPLE.subjectOwner, mobile };
  return {
    ...SAMPLE,
    subject: {
      ...SAMPLE.subject,
      certificateNumber: creditCode(n),
      province: province as NewSubjectForm['subject']['province'],
    },
    subjectOwner: owner,
    service: {
      ...SAMPLE.service,
      domains: [domain],
      homeUrl: `https://www.${domain}`,
      owner,
    } as NewSubjectForm['service'],
  };
}
