import type { NewSubjectForm } from '#domain/forms/new-subject.ts';
import { formOf } from '../forms.ts';
import { PROVINCE_OF, type DriverOrder } from './driver.ts';

/** Each prefix of the driver's numbers has a million certificates of its own. */
const prefixes: string[] = [];

/** The driver's order as a complete form of ours, about as long as its own; the remarks carry its number. */
export function formFor({
  orderNo,
  province,
  applicantName,
  siteName,
}: DriverOrder): NewSubjectForm {
  const [, prefix = '', n = ''] = /^(.+)-(\d+)$/.exec(orderNo) ?? [];
  if (!prefixes.includes(prefix)) prefixes.push(prefix);
  const form = formOf(prefixes.indexOf(prefix) * 1_000_000 + Number(n), PROVINCE_OF[province]);
  return {
    ...form,
    subject: { ...form.subject, name: applicantName },
    service: { ...form.service, name: siteName },
    remarks: orderNo,
  };
}
