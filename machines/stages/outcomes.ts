import type { NoticeTemplate } from '#domain/notices.ts';
import { filing } from '../filing-setup.ts';

/**
 * Who hears of an end, and by which notice: the applicant always, the owners of what a bureau has approved, the
 * receiver where there is one.
 */
interface Told {
  readonly applicant: NoticeTemplate;
  readonly owners?: NoticeTemplate;
  readonly receiver?: NoticeTemplate;
}

const tell = ({ applicant, owners, receiver }: Told) => [
  { type: 'notify' as const, params: { template: applicant } },
  ...(owners === undefined
    ? []
    : [{ type: 'notifyOwners' as const, params: { template: owners } }]),
  ...(receiver === undefined
    ? []
    : [{ type: 'notifyReceiver' as const, params: { template: receiver } }]),
];

/** 已备案: the registry is written with what the order was about, as it was decided. */
export const granted = (told: Told) =>
  filing.createStateConfig({
    type: 'final',
    entry: ['writeRegistry', 'releaseCertificate', ...tell(told)],
  });

/** The same, where a form may hold corrections that its report had no place for: they wait in a draft of a change. */
export const grantedThenChanged = (told: Told) =>
  filing.createStateConfig({
    type: 'final',
    entry: ['writeRegistry', 'releaseCertificate', 'draftChange', ...tell(told)],
  });

/** 已放弃: it was given up. */
export const abandoned = (told: Told = { applicant: 'abandoned' }) =>
  filing.createStateConfig({ type: 'final', entry: ['releaseCertificate', ...tell(told)] });

/** 已失效: whoever it waited for left it alone for a whole term. */
export const lapsed = (told: Told = { applicant: 'lapsed' }) =>
  filing.createStateConfig({ type: 'final', entry: ['releaseCertificate', ...tell(told)] });
