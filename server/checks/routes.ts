import { reachOf } from '#domain/rights/rights.ts';
import type { FilingReport } from '#domain/checks/finding.ts';
import { formTypeOf } from '#domain/forms/form-registry.ts';
import {
  askAbout,
  checkAlone,
  checkHere,
  filingOf,
  type CheckedFiling,
} from '#orders/check-order.ts';
import { readByStaff, type Look } from '#orders/recorded-read.ts';
import type { Api } from '../api.ts';
import { visibleOrder } from '../orders/queries.ts';
import { OrderParams } from '../orders/schemas.ts';
import type { ApiDeps } from '../ports.ts';
import { refusals, SECURED } from '../schemas.ts';
import { FilingReportSchema, FilingSchema } from './schemas.ts';

/** No form is longer; whoever sends more than that does not want a filing checked. */
const FORM_AT_MOST = 262_144;

/** Checks of filings against form, rules, record and authority, without an act on any of them. */
export function checkRoutes(api: Api, deps: ApiDeps): void {
  /** The bureau is asked before the transaction: it may take its time. */
  const reportOn = async (
    filing: CheckedFiling,
    look: Look<FilingReport>,
  ): Promise<FilingReport> => {
    const asked = await askAbout(deps, filing);
    const reader = look.actor.role === 'applicant' ? 'applicant' : 'staff';
    return readByStaff(
      deps,
      look,
      async (inside) => (await checkHere(inside.db, inside, filing, asked, { reader })).report,
    );
  };

  api.post(
    '/checks',
    {
      config: { right: 'forms.try' },
      bodyLimit: FORM_AT_MOST,
      schema: {
        tags: ['checks'],
        summary:
          'Check a filing, complete or not; nothing of it is kept, and applicants’ are not held against the record',
        ...SECURED,
        body: FilingSchema,
        response: { 200: FilingReportSchema, ...refusals(403, 413, 415, 422) },
      },
    },
    async ({ actor, body }) => {
      const filing = { filingType: formTypeOf(body.filingType), form: body.form };
      // An applicant's is answered without the record: an order of theirs is held against it.
      if (reachOf(actor.role, 'forms.try') === 'own')
        return answer(await checkAlone(deps.db, deps, filing));
      const asked = { ...filing, accountId: null, orderNo: null, ruleSetId: null };
      const look = { actor, action: 'filing.checked', target: filing.filingType };
      return answer(await reportOn(asked, look));
    },
  );

  api.get(
    '/orders/:orderNo/checks',
    {
      config: { right: 'orders.check' },
      schema: {
        tags: ['orders'],
        summary: 'Check an order as it stands, by the rules that it keeps',
        ...SECURED,
        params: OrderParams,
        response: { 200: FilingReportSchema, ...refusals(403, 404) },
      },
    },
    async ({ actor, params }) => {
      const { orderNo } = await visibleOrder(deps, params.orderNo, actor);
      const order = await deps.db.order.findUniqueOrThrow({ where: { orderNo } });
      const look = { actor, action: 'order.checked', target: orderNo };
      return answer(await reportOn(filingOf(deps, order), look));
    },
  );
}

/** The report with lists of its own, as the serializer wants them. */
function answer({ ruleSet, blocks, findings, notChecked }: FilingReport) {
  return {
    ...{ ruleSet, blocks },
    findings: findings.map(({ fields, ...finding }) => ({
      ...finding,
      ...(fields && { fields: [...fields] }),
    })),
    notChecked: notChecked.map(({ missing, ...check }) => ({ ...check, missing: [...missing] })),
  };
}
