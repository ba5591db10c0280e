import type { AuthorityConnector, IdNeed } from '#activities/authority/connector.ts';
import { connectorsFor } from '#activities/authority/connector-for.ts';
import { NotExpressible } from '#activities/authority/v3/not-expressible.ts';
import type { CodeTables } from '#domain/authority/code-tables.ts';
import type { Endpoint } from '#domain/authority/endpoint.ts';
import { CodedError } from '#domain/errors.ts';
import type { FrozenReport } from '#orders/report-queue.ts';
import type { ReportedMaterial } from '#orders/reported-materials.ts';

/** A report, whom it would be sent to, and with which code tables and ids. */
export interface Encodable {
  readonly report: FrozenReport;
  readonly endpoint: Endpoint;
  readonly tables: () => Promise<CodeTables>;
  /** The ids that it has already; others are made up. */
  readonly ids?: ReadonlyMap<string, number>;
  /** What goes with it; a file brings none. */
  readonly materials?: readonly ReportedMaterial[];
}

/** The XML of a filing, and what whoever reads it has to know. */
export interface EncodedFiling {
  readonly xml: string;
  readonly note: string;
}

/** What tells one id of a report from its others. */
export const idKey = ({ kind, ref }: Pick<IdNeed, 'ref'> & { readonly kind: string }): string =>
  `${kind} ${ref}`;

/**
 * The file that a report would travel in by itself.
 * @throws CodedError `filing.not_expressible`.
 */
export async function encodedXml(encodable: Encodable): Promise<string> {
  const { report, endpoint, tables, ids, materials = [] } = encodable;
  const connector = connectorsFor([endpoint], tables).get(endpoint.name);
  if (connector === undefined) throw new Error('A version of the interface without a connector');
  const numbered = numbersOf(connector, report, ids);
  const encoded = await connector
    .encode(report, { of: (kind, ref) => numbered.get(idKey({ kind, ref })) ?? 0 }, materials)
    .catch((error: unknown) => {
      if (!(error instanceof NotExpressible)) throw error;
      const [first] = error.findings;
      throw new CodedError('filing.not_expressible', `${first?.zh ?? ''} ${first?.en ?? ''}`, {
        field: first?.field ?? '',
        remedy: 'Correct the field; the interface has no place for it as it is.',
      });
    });
  return connector.text(connector.file([encoded], 'example'));
}

function numbersOf(
  connector: AuthorityConnector,
  report: FrozenReport,
  known: ReadonlyMap<string, number> = new Map(),
): ReadonlyMap<string, number> {
  const made = connector.idsNeeded(report).map((need, n) => [idKey(need), n + 1] as const);
  return new Map([...made, ...known]);
}
