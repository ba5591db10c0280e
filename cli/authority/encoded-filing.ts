import { existsSync, readFileSync } from 'node:fs';
import iconv from 'iconv-lite';
import { connectorsFor } from '#activities/authority/connector-for.ts';
import type { IdNeed } from '#activities/authority/connector.ts';
import { NotExpressible } from '#activities/authority/v3/not-expressible.ts';
import { createCodeTables } from '#domain/authority/code-tables.ts';
import { DATED_CODE_TABLES } from '#domain/authority/dated-code-tables.ts';
import type { Endpoint } from '#domain/authority/endpoint.ts';
import { CodedError } from '#domain/errors.ts';
import { formOf } from '#domain/forms/form-registry.ts';
import type { NewSubjectForm } from '#domain/forms/new-subject.ts';
import type { Province } from '#domain/provinces.ts';
import { readForm } from '#orders/form.ts';
import type { FrozenReport } from '#orders/report-queue.ts';
import { connected } from '../connected.ts';

/** Who would send it, where no settings say so: ids, account and addresses are made up. */
const NOBODY: Omit<Endpoint, 'provinces'> = {
  ...{ name: 'example', version: 'V3.0', upDownload: { wsdl: 'none' } },
  ...{ ispId: 110000001, user: 'none', password: 'none', extension: 'beian.1' },
};

/**
 * The XML that would be sent for an order, or for a filing in a file.
 * @throws CodedError `filing.unreadable`, `filing.not_expressible`, and what connecting throws.
 */
export async function encodedFiling(what: string, utf8: boolean): Promise<Buffer | string> {
  const report = existsSync(what) ? fromFile(what) : await fromOrder(what);
  const endpoint = { ...NOBODY, provinces: [report.province as Province] };
  const tables = createCodeTables(DATED_CODE_TABLES);
  const connector = connectorsFor([endpoint], () => Promise.resolve(tables)).get(endpoint.name);
  if (connector === undefined) throw new Error('A version of the interface without a connector');
  const needs = connector.idsNeeded(report);
  const numbered = new Map(needs.map((need, n) => [keyOf(need), n + 1]));
  const ids = {
    of: (kind: IdNeed['kind'], ref: string) => numbered.get(keyOf({ kind, ref })) ?? 0,
  };
  const encoded = await connector.encode(report, ids).catch((error: unknown) => {
    if (!(error instanceof NotExpressible)) throw error;
    const [first] = error.findings;
    throw new CodedError('filing.not_expressible', `${first?.zh ?? ''} ${first?.en ?? ''}`, {
      field: first?.field ?? '',
      remedy: 'Correct the field; the interface has no place for it as it is.',
    });
  });
  const xml = connector.text(connector.file([encoded], 'example'));
  return utf8 ? `${xml.replace('encoding="GBK"', 'encoding="UTF-8"')}\n` : iconv.encode(xml, 'gbk');
}

const keyOf = ({ kind, ref }: IdNeed): string => `${kind} ${ref}`;

function fromFile(path: string): FrozenReport {
  const { filingType = 'newSubject', form } = readFiling(path);
  const { province } = (form as NewSubjectForm).subject;
  const frozenAt = new Date(0);
  const canonical = formOf(filingType).canonical(form);
  return { id: 'example', orderNo: 'example', filingType, province, frozenAt, form: canonical };
}

function readFiling(path: string): { filingType?: string; form: unknown } {
  try {
    const filing = JSON.parse(readFileSync(path, 'utf8')) as { filingType?: string; form: unknown };
    if ((filing.form as NewSubjectForm).subject.province.length > 0) return filing;
  } catch {
    // Said below, in our words.
  }
  throw new CodedError('filing.unreadable', `${path} holds no filing.`, {
    field: 'order-or-file',
    remedy: 'Give a JSON file with "filingType" and "form", as those in samples/.',
  });
}

function fromOrder(orderNo: string): Promise<FrozenReport> {
  return connected(async ({ db, vault }) => {
    const order = await db.order.findUnique({ where: { orderNo } });
    if (order === null) {
      throw new CodedError('order.not_found', `There is neither an order nor a file ${orderNo}.`, {
        field: 'order-or-file',
        remedy: 'Give the number of an order, or the path of a filing such as samples/….json.',
      });
    }
    const form = formOf(order.filingType).canonical(readForm(vault, order));
    const { filingType, province, createdAt: frozenAt } = order;
    return { id: orderNo, orderNo, filingType, province: province ?? '', frozenAt, form };
  });
}
