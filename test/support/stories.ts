import type { NewSubjectForm } from '#domain/forms/new-subject.ts';
import type { Story } from '#cli/demo/stories.ts';
import { freshForm } from './forms.ts';

/** An order that nothing stands in the way of. */
export const STRAIGHT: Story = {
  title: '',
  sample: '',
  reviews: ['pass'],
  corrections: ['resubmit'],
  verifications: [true],
  bureau: 'approve',
  outcome: 'granted',
};

/** A form whose owners have a phone of their own, so that its codes are its own. */
export function formWithPhone(n: number, sample?: string): NewSubjectForm {
  const form = freshForm(sample);
  const owner = { ...form.subjectOwner, mobile: `1880001${String(1000 + n)}` };
  return { ...form, subjectOwner: owner, service: { ...form.service, owner } };
}
