import Type from 'typebox';
import { openedBy } from '#domain/reasons/opened-fields.ts';
import { lastReturn } from '#orders/last-return.ts';
import { previewEdited, previewReview, type Previewed } from '#orders/preview-review.ts';
import type { Review } from '#orders/decide-review.ts';
import type { OrdersDeps } from '#orders/deps.ts';
import type { Edited, Seconding } from '#orders/second-review.ts';
import type { ApiDeps } from '../ports.ts';
import { Text, nullable } from '../schemas.ts';

/** What an applicant would get of a decision. */
export const PreviewSchema = Type.Object({
  stage: Type.String({ description: 'Where the order would be' }),
  takesTwo: Type.Boolean({
    description: 'It would be recommended only: a second person has to accept it first',
  }),
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
export const preview = (deps: ApiDeps, review: Review): Promise<PreviewView> =>
  previewReview(deps, review, lookWith(deps));

/** The same of a recommendation that its second person edits. */
export const previewOfEdited = (deps: ApiDeps, edited: Seconding & Edited): Promise<PreviewView> =>
  previewEdited(deps, edited, lookWith(deps));

type PreviewView = Type.Static<typeof PreviewSchema>;

const lookWith =
  (deps: ApiDeps) =>
  async (inside: OrdersDeps, { advanced, takesTwo }: Previewed): Promise<PreviewView> => {
    const { orderNo, revision, stage } = advanced;
    const order = await inside.db.order.findUniqueOrThrow({ where: { orderNo } });
    const returned = stage === 'correction' ? await lastReturn(inside, orderNo, revision) : null;
    const opened = returned && openedBy(returned, order.filingType);
    const notices = await deps.previewNotices(inside, orderNo, revision);
    return {
      stage,
      takesTwo,
      opened: opened && opened.map(({ field }) => field),
      notices: notices.map((notice) => ({ ...notice })),
    };
  };
