import { ENDING_REASONS, type EndingReason } from '#domain/forms/ending-reasons.ts';
import type { FiledWithReport } from '#domain/authority/filed-with-report.ts';
import type { AnyDraft } from '#domain/forms/any-draft.ts';
import { NotExpressible, wireFinding } from '../not-expressible.ts';
import type { CancelRecord } from '../records.ts';
import { extensionOf, filedNeed, filedOf, type Wording } from './wording.ts';

interface Form extends AnyDraft {
  readonly reason: EndingReason;
  readonly filingPassword?: string;
}

/** What a cancellation is about, in what is filed. */
const ABOUT: Readonly<
  Record<CancelRecord['what'], (filed: FiledWithReport) => { bureauId: number | null } | null>
> = {
  subject: ({ subject }) => subject,
  service: ({ service }) => service,
  access: ({ access }) => access,
};

/** The filing number of what ends, or of the service whose access does. */
const numberOf = ({ service, subject }: Form): string =>
  service?.icpNumber ?? subject?.icpNumber ?? '';

/**
 * A cancellation (ZXBA) names what ends by the bureau's id and by nothing else, so that one that the bureau
 * has not told can't be reported.
 */
const cancellation = (what: CancelRecord['what'], named: string): Wording => ({
  idsNeeded: (report) => [
    filedNeed(what, numberOf(report.form as Form), ABOUT[what](filedOf(report))?.bureauId),
  ],
  record: (report, { endpoint }) => {
    const bureauId = ABOUT[what](filedOf(report))?.bureauId ?? null;
    if (bureauId === null) throw new NotExpressible([wireFinding('/bureauId', 'noBureauId')]);
    const { reason, remarks, filingPassword: password } = report.form as Form;
    return {
      operation: 'cancel',
      ...{ what, bureauId, reason: ENDING_REASONS[reason].zh },
      ...(remarks !== undefined && { remarks }),
      ...(password !== undefined && { password }),
      ...extensionOf(report, endpoint),
    };
  },
  fields: {
    '/bureauId': named,
    '/reason': '/reason',
    '/remarks': '/remarks',
    '/password': '/filingPassword',
  },
});

/** 注销主体. */
export const DEREGISTER_SUBJECT = cancellation('subject', '/subject/icpNumber');
/** 注销互联网信息服务. */
export const DEREGISTER_SERVICE = cancellation('service', '/service/icpNumber');
/** 取消接入. */
export const CANCEL_ACCESS = cancellation('access', '/service/icpNumber');
