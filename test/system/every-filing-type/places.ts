import type { FilingType } from '#domain/filing-types.ts';
import type { Stage } from '#domain/stages.ts';
import type { DyingPart } from '../../support/die-at/arm.ts';

/** Where somebody has to die while an order of a type is in a stage, one place after the other. */
export interface NamedPlaces {
  readonly stage: Stage;
  /** Where people find the order before it comes there, if it passes that stage before anybody looks. */
  readonly foundIn?: Stage;
  readonly part: DyingPart;
  readonly places: readonly string[];
}

const reporting = (...places: string[]): NamedPlaces => ({
  ...{ stage: 'reporting', part: 'worker', places },
});

/** The bureau's answer is applied by the worker. */
const granting = (...places: string[]): NamedPlaces => ({
  ...{ stage: 'bureauReview', part: 'worker', places },
});

/**
 * The places of each type: where its report goes out, each type at another step of that; and where its grant is
 * written into the registry, each before a statement of its own, and once more on the way to its end.
 */
export const NAMED_PLACES: Readonly<Record<FilingType, readonly NamedPlaces[]>> = {
  newSubject: [
    reporting('upload: before the request'),
    granting('step: insert subjects', 'step: insert record_versions'),
  ],
  newService: [
    reporting('upload: sent'),
    granting('step: insert services', 'step: insert domain_holders'),
  ],
  newAccess: [
    reporting('upload: answered, not read'),
    granting('step: insert accesses', 'step: commit'),
  ],
  change: [
    reporting('insert authority_uploads: committed'),
    granting('step: update services', 'step: committed'),
  ],
  cancelAccess: [
    // Nobody can take back what an applicant has confirmed: it is reported at once.
    { ...reporting('alone: update reports'), foundIn: 'confirmation' },
    granting('step: update accesses', 'step: delete service_grants'),
  ],
  deregisterService: [
    reporting('alone: update authority_uploads taken_at'),
    granting('step: delete domains', 'step: commit'),
  ],
  deregisterSubject: [
    reporting('alone: update authority_links sequence'),
    granting('step: update subjects', 'step: committed'),
  ],
  // Nobody but people of ours decides on these: their last step is the API's.
  claim: [
    {
      ...{ stage: 'initialReview', part: 'api' },
      places: ['step: update subjects', 'step: insert record_versions'],
    },
  ],
  transfer: [
    { stage: 'acceptance', part: 'api', places: ['step: update services', 'step: committed'] },
  ],
};
