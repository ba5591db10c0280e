import Type from 'typebox';
import { dayInShanghai } from '#domain/calendar/days.ts';
import { CodedError } from '#domain/errors.ts';
import { exportMark } from '#domain/exports/mark.ts';
import type { FilingType } from '#domain/filing-types.ts';
import type { AnyDraft } from '#domain/forms/any-draft.ts';
import { lettersOf } from '#domain/materials/letters.ts';
import { fillIn, type Paper } from '#domain/materials/papers/paper.ts';
import { KINDS_WITH_TEMPLATE, paperOf } from '#domain/materials/papers/papers.ts';
import { readsOrderInClear } from '#orders/clear-reader.ts';
import { readForm } from '#orders/form.ts';
import { recordedExport } from '#orders/recorded-export.ts';
import type { Api } from '../api.ts';
import { visibleOrder } from '../orders/queries.ts';
import { OrderParams } from '../orders/schemas.ts';
import type { ApiDeps } from '../ports.ts';
import { SECURED, refusals } from '../schemas.ts';
import { NOT_CLAIMED } from './not-claimed.ts';
import { GUARDED } from './guarded.ts';
import { writePapers } from './write-paper.ts';

const TAGS = ['materials'];

const PDF_BODY = {
  description: 'The paper, to print and sign.',
  content: { 'application/pdf': { schema: { type: 'string', format: 'binary' } } },
} as const;

/** What is told with a paper: its name says what it is, never whose. */
const headersFor = (name: string) => ({
  ...GUARDED,
  'content-disposition': `attachment; filename="${name}.pdf"`,
});

/** Papers to sign: the letter of authorisation from an order's form, and blank templates. */
export function paperRoutes(api: Api, deps: ApiDeps): void {
  const pdfOf = async (papers: readonly Paper[], mark?: string) =>
    (await writePapers(papers, await deps.clock.now(), mark)) as never;

  api.get(
    '/orders/:orderNo/letter',
    {
      config: { right: 'letters.read' },
      schema: {
        tags: TAGS,
        summary: 'The letter of authorisation, filled in from the form',
        ...SECURED,
        params: OrderParams,
        response: { 200: PDF_BODY, ...refusals(403, 404, 409) },
      },
    },
    async ({ actor, params }, reply) => {
      const look = { actor, action: 'letter.read', target: params.orderNo };
      const {
        content: { order, form },
        exported,
      } = await recordedExport(deps, look, async (inside) => {
        const order = await visibleOrder(inside, params.orderNo, actor);
        const inClear = await readsOrderInClear(inside.db, actor, 'letters.read', order.orderNo);
        if (!inClear) throw NOT_CLAIMED.letter();
        return { order, form: readForm(deps.vault, order) as AnyDraft };
      });
      const day = dayInShanghai(await deps.clock.now());
      const letters = lettersOf(order.filingType as FilingType, form, day);
      if (letters.length === 0) throw noLetter();
      const content = await pdfOf(letters, exportMark('letter', exported));
      return reply
        .headers(headersFor('letterOfAuthorisation'))
        .type('application/pdf')
        .send(content);
    },
  );

  api.get(
    '/material-templates/:kind',
    {
      config: { right: 'reference.read' },
      schema: {
        tags: TAGS,
        summary: 'The blank template of a material',
        ...SECURED,
        params: Type.Object({
          kind: Type.String({ description: `One of ${KINDS_WITH_TEMPLATE.join(', ')}` }),
        }),
        response: { 200: PDF_BODY, ...refusals(403, 404) },
      },
    },
    async ({ params: { kind } }, reply) => {
      const paper = paperOf(kind);
      if (paper === undefined) throw noTemplate();
      const content = await pdfOf([fillIn(paper, {})]);
      return reply.headers(headersFor(kind)).type('application/pdf').send(content);
    },
  );
}

const noLetter = () =>
  new CodedError('letter.not_needed', 'An individual’s filing needs no letter of authorisation.', {
    field: '/subject/nature',
    remedy:
      'Individuals answer for their filing themselves. If the subject is an organisation, correct its nature in the form.',
  });

const noTemplate = () =>
  new CodedError('template.not_found', 'There is no template for this kind of material.', {
    remedy: `There are templates for ${KINDS_WITH_TEMPLATE.join(', ')}.`,
  });
