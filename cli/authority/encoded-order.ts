import type { Endpoint } from '#domain/authority/endpoint.ts';
import { CodedError } from '#domain/errors.ts';
import { exportMark } from '#domain/exports/mark.ts';
import type { AnyDraft } from '#domain/forms/any-draft.ts';
import { formOf } from '#domain/forms/form-registry.ts';
import { SYSTEM } from '#domain/roles.ts';
import { auditNumbered } from '#orders/audit.ts';
import { codeTablesOf } from '#orders/code-tables.ts';
import { filedWith, readFiled } from '#orders/filed-with-report.ts';
import { refuseIncomplete } from '#orders/form-checks.ts';
import { readForm } from '#orders/form.ts';
import type { FrozenReport } from '#orders/report-queue.ts';
import { reportedMaterials } from '#orders/reported-materials.ts';
import { readReport } from '#orders/reports.ts';
import type { PrismaClient } from '#prisma/client.ts';
import type { Record } from '#server/wiring.ts';
import { encodedXml, idKey, type EncodedFiling } from './encoded-xml.ts';

type Looking = Pick<Record, 'db' | 'vault' | 'clock' | 'materialStore'>;

/**
 * The XML of an order's report: to the endpoint of its province, in the words of the code tables as they
 * stand, as it was frozen, or, while it is not, of the form. It shows an order in the clear, so that somebody
 * looked is recorded.
 * @throws CodedError `order.not_found`, `form.incomplete`, `filing.no_endpoint`, `filing.not_expressible`.
 */
export async function encodedOrder(
  record: Looking,
  endpoints: readonly Endpoint[],
  orderNo: string,
): Promise<EncodedFiling> {
  const { db, clock } = record;
  const { report, frozen } = await reportOf(record, orderNo);
  const endpoint = endpointOf(endpoints, report.province);
  const ids = await keptIds(db, report.id);
  const tables = () => codeTablesOf(db)(endpoint.name);
  const materials = await reportedMaterials(record, report, `encoded:${report.id}`);
  const xml = await encodedXml({ report, endpoint, tables, ids, materials });
  const after = { source: frozen ? 'report' : 'form', endpoint: endpoint.name };
  const at = await clock.now();
  const deed = { at, actor: SYSTEM, action: 'order.encoded', target: orderNo, after };
  const auditNo = await auditNumbered(db, deed);
  const mark = exportMark('reportXml', { by: SYSTEM.role, at, auditNo });
  const source = frozen
    ? `The report as it was frozen at ${report.frozenAt.toISOString()}`
    : 'The form as it stands: its report is not frozen yet';
  const numbers = ids.size > 0 ? '' : ' Its ids are made up: none are given to it yet.';
  // A comment after the document’s end: every reader of XML passes it over.
  return {
    xml: `${xml}<!-- ${mark} -->\n`,
    note: `${source}; endpoint ${endpoint.name}.${numbers}`,
  };
}

async function reportOf(
  { db, vault, clock }: Looking,
  orderNo: string,
): Promise<{ readonly report: FrozenReport; readonly frozen: boolean }> {
  const order = await db.order.findUnique({ where: { orderNo } });
  if (order === null) {
    throw new CodedError('order.not_found', `There is neither an order nor a file ${orderNo}.`, {
      field: 'order-or-file',
      remedy: 'Give the number of an order, or the path of a filing such as samples/….json.',
    });
  }
  const { filingType, province } = order;
  const common = { orderNo, filingType, province: province ?? '' };
  const row = await newestReport(db, orderNo);
  if (row !== null) {
    const { id, frozenAt } = row;
    const was = { form: readReport(vault, row), filed: readFiled(vault, row) };
    return { frozen: true, report: { ...common, id, frozenAt, ...was } };
  }
  const form = readForm(vault, order);
  refuseIncomplete(filingType, form);
  const canonical = formOf(filingType).canonical(form);
  const frozenAt = await clock.now();
  const filed = await filedWith(db, vault, canonical as AnyDraft);
  return { frozen: false, report: { ...common, id: orderNo, frozenAt, form: canonical, filed } };
}

/** The last report that was frozen; none where a later one waits, which is written from the form. */
async function newestReport(db: PrismaClient, orderNo: string) {
  const row = await db.report.findFirst({ where: { orderNo }, orderBy: { frozenAt: 'desc' } });
  if (row === null) return null;
  const later = await db.effect.count({
    where: {
      ...{ orderNo, kind: 'reportToAuthority', state: { in: ['pending', 'queued'] } },
      ...{ id: { not: row.id }, createdAt: { gt: row.frozenAt } },
    },
  });
  return later > 0 ? null : row;
}

function endpointOf(endpoints: readonly Endpoint[], province: string): Endpoint {
  const endpoint = endpoints.find(({ provinces }) =>
    provinces.some((covered) => covered === province),
  );
  if (endpoint !== undefined) return endpoint;
  throw new CodedError('filing.no_endpoint', `No endpoint covers ${province}.`, {
    field: 'AUTHORITY_ENDPOINTS',
    remedy: 'Give the province an endpoint in AUTHORITY_ENDPOINTS (docs/authority.md).',
  });
}

/** The ids that a report was given when it was first encoded. */
async function keptIds(db: PrismaClient, reportId: string): Promise<ReadonlyMap<string, number>> {
  const rows = await db.authorityId.findMany({ where: { reportId } });
  return new Map(rows.map((row) => [idKey(row), Number(row.id)]));
}
