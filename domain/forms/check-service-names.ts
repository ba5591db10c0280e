import type { AnyDraft, ServiceDraft } from './any-draft.ts';
import type { Finding } from './finding.ts';
import { checkServiceName } from './service-name.ts';

/**
 * The findings about the names that services get. What is on file already is named as it is.
 * @param form of a sound shape, complete or not.
 */
export function checkServiceNames({ subject, service, changes }: AnyDraft): Finding[] {
  const named = (field: string, { name = '', kind }: ServiceDraft): Finding[] => {
    const [nature, subjectName] = [subject?.nature, changes?.subject?.name ?? subject?.name];
    const finding = checkServiceName({ name, kind, nature, subjectName });
    return finding ? [{ field, ...finding }] : [];
  };
  return [
    ...(service && service.icpNumber === undefined ? named('/service/name', service) : []),
    ...(changes?.service ? named('/changes/service/name', changes.service) : []),
  ];
}
