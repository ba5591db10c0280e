import { BOOKSHOP_OWNER } from './elsewhere.ts';
import { sampleOf, type SampleForm } from './sample.ts';
import type { Story } from './stories.ts';

/** Somebody who may get a code of the ministry's. */
export interface Owner {
  readonly mobile: string;
  readonly certificateNumber: string;
}

/** The owners that a form names, each once. */
export function ownersIn({ subjectOwner, service }: SampleForm): Owner[] {
  const named = [subjectOwner, service?.owner].flatMap((person) => {
    const { mobile, certificateNumber } = person ?? {};
    return mobile === undefined || certificateNumber === undefined
      ? []
      : [[mobile, { mobile, certificateNumber }] as const];
  });
  return [...new Map(named).values()];
}

/** Everybody who answers for a form's subject or its services, in whichever story they are named. */
export function castOf(form: SampleForm, stories: readonly Story[]): Owner[] {
  const certificate = form.subject?.certificateNumber;
  const forms = stories.map(({ sample }) => sampleOf(sample).form);
  const own = forms.filter(({ subject }) => subject?.certificateNumber === certificate);
  const bookshop = sampleOf('tianjin-enterprise-new-access').form.subject?.certificateNumber;
  const owners = [...own.flatMap(ownersIn), ...(certificate === bookshop ? [BOOKSHOP_OWNER] : [])];
  return [...new Map(owners.map((owner) => [owner.mobile, owner])).values()];
}
