import type { NewSubjectForm } from '#domain/forms/new-subject.ts';
import { ofNth, sampleForm } from '#test/support/forms.ts';

const SAMPLE = sampleForm('tianjin-enterprise-website');

/** The n-th complete form: a certificate, a domain and an owner's phone that no other has. */
export function formOf(n: number, province: string = SAMPLE.subject.province): NewSubjectForm {
  const form = ofNth(SAMPLE, n);
  const given = province as NewSubjectForm['subject']['province'];
  return { ...form, subject: { ...form.subject, province: given } };
}
