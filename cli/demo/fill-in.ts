import type { ApiClient } from './api.ts';
import { filingPasswordOf } from './outside.ts';
import type { SampleForm } from './sample.ts';

/** What an account sees of its own filings. */
interface OwnSubject {
  readonly icpNumber: string;
  readonly certificateNumber: string;
  readonly services: readonly {
    readonly icpNumber: string;
    readonly kind: string;
    readonly name: string;
  }[];
}

/**
 * A sample form with the numbers that were really issued: those of samples are invented, and what is filed
 * during the demonstration gets its own. What is not the account's yet stays as the sample has it.
 */
export async function filledIn(
  applicant: ApiClient,
  authority: string | undefined,
  form: SampleForm,
): Promise<SampleForm> {
  const { body } = await applicant.get<{ subjects: OwnSubject[] }>('/account/filings');
  const own = body.subjects.find(
    ({ certificateNumber }) => certificateNumber === form.subject?.certificateNumber,
  );
  if (own === undefined || form.subject?.icpNumber === undefined) return form;
  const service = own.services.find(
    ({ kind, name }) => kind === form.service?.kind && name === form.service.name,
  );
  const password = form.filingPassword && (await filingPasswordOf(authority, own.icpNumber));
  return {
    ...form,
    subject: { ...form.subject, icpNumber: own.icpNumber },
    ...(service &&
      form.service?.icpNumber !== undefined && {
        service: { ...form.service, icpNumber: service.icpNumber },
      }),
    ...(password && { filingPassword: password }),
  };
}
