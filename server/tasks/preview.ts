import Type from 'typebox';
import { openedBy } from '#domain/reasons/opened-fields.ts';
import { lastReturn } from '#orders/last-return.ts';
import { previewReview } from '#orders/preview-review.ts';
import type { Review } from '#orders/decide-review.ts';
import type { ApiDeps } from '../ports.ts';
import { Text, nullable } from '../schemas.ts';

/** What an applicant would get of a decision. */
export const PreviewSchema = Type.Object({
  stage: Type.String({ description: 'Where the order would be' }),
  opened: nullable(
    Type.Array(Text, {
      description: 'JSON pointers of the fields that the return would open; null where it is all',
    }),
  ),
  notices: Type.Array(
    Type.Object({
      channel: Text,
      locale: Text,
      subject: Type.Optional(Text),
      text: Text,
    }),
    { description: 'What would be sent, word by word' },
  ),
});

/** Shows what a decision would come to, and leaves everything as it is. */
export function preview(deps: ApiDeps, review: Review): Promise<Type.Static<typeof PreviewSchema>> {
  return previewReview(deps, review, async (inside, { orderNo, revision, stage }) => {
    const order = await inside.db.order.findUniqueOrThrow({ where: { orderNo } });
    const returned = stage === 'correction' ? await lastReturn(inside, orderNo, revision) : null;
    const opened = returned && openedBy(returned, order.filingType);
    const notices = await deps.previewNotices(inside, orderNo, revision);
    return {
      stage,
      opened: opened && opened.map(({ field }) => field),
      notices: notices.map((notice) => ({ ...notice })),
    };
  });
}
