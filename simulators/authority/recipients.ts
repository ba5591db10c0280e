/** The two persons that a report can name. */
export type OwnerRole = 'subjectOwner' | 'serviceOwner';

const byType: Readonly<Record<string, readonly OwnerRole[]>> = {
  newSubject: ['subjectOwner', 'serviceOwner'],
  newService: ['serviceOwner'],
  newAccess: ['serviceOwner'],
  deregisterSubject: ['subjectOwner'],
  deregisterService: ['serviceOwner'],
  cancelAccess: [],
};

/** The owners that a report of this type must name, because they verify. */
export function requiredOwners(filingType: string): readonly OwnerRole[] {
  return byType[filingType] ?? [];
}

/** The owners that get a code where the report names them; both for a change or an unknown type. */
export function recipientsOf(filingType: string): readonly OwnerRole[] {
  return byType[filingType] ?? ['subjectOwner', 'serviceOwner'];
}
