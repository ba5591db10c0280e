import type { FilingType } from '#domain/filing-types.ts';
import type { FiledService } from './filed-service.ts';
import { freshForm } from './forms.ts';

const reason = 'noLongerRun';

/** The parts of a first filing that the other forms have as well, of a domain that no other test has. */
function fresh() {
  const { service, domainRegistrations = [], materials = [], ...rest } = freshForm();
  return { ...rest, service, domainRegistrations, materials };
}

/** A complete and sound form of every filing type, about what is filed; nothing in it is another test's. */
const FORMS_ABOUT: Readonly<Record<FilingType, (filed: FiledService) => object>> = {
  newSubject: ({ subject: { icpNumber: _, ...identity } }) => {
    const form = fresh();
    const subject = { ...form.subject, ...identity };
    const domainRegistrations = form.domainRegistrations.map((one) => ({
      ...{ ...one, holder: subject.name },
    }));
    return { ...form, subject, domainRegistrations };
  },
  newService: ({ subject }) => {
    const { service, domainRegistrations, materials } = fresh();
    return { subject, service, domainRegistrations, materials };
  },
  newAccess: ({ subject, service }) => {
    const { service: other, materials } = fresh();
    const { domains, ipAddresses } = other;
    return { subject, service: { ...service, domains }, access: { ipAddresses }, materials };
  },
  change: ({ subject, service }) => ({
    ...{ subject, service, materials: fresh().materials },
    changes: { service: { kind: service.kind, name: '清禾茶园' } },
  }),
  cancelAccess: ({ subject, service }) => ({ subject, service, reason }),
  deregisterService: ({ subject, service }) => ({
    ...{ subject, service, reason, irreversible: service.name },
  }),
  deregisterSubject: ({ subject }) => ({ subject, reason, irreversible: subject.icpNumber }),
  claim: ({ subject }) => ({ subject }),
  transfer: ({ subject, service }) => ({
    ...{ subject, service },
    receiver: { account: 'applicant-en', subjectName: '天津津海示例物流有限公司' },
  }),
};

/** A complete and sound form of a type about what is filed. */
export const formAbout = (type: FilingType, filed: FiledService): object =>
  FORMS_ABOUT[type](filed);
