import type { CodeTables } from '#domain/authority/code-tables.ts';
import type { Endpoint } from '#domain/authority/endpoint.ts';
import type { AuthorityConnector } from './connector.ts';
import { v3Connector } from './v3/connector.ts';

type Connect = (endpoint: Endpoint, tables: () => Promise<CodeTables>) => AuthorityConnector;

/** The versions of the interface that we speak. Another one is another row. */
const VERSIONS: Readonly<Record<Endpoint['version'], Connect>> = { 'V3.0': v3Connector };

/**
 * The connectors of these endpoints, by name.
 * @param tables gives the code tables of an endpoint as they stand
 */
export function connectorsFor(
  endpoints: readonly Endpoint[],
  tables: (endpoint: string) => Promise<CodeTables>,
): ReadonlyMap<string, AuthorityConnector> {
  return new Map(
    endpoints.map((endpoint) => [
      endpoint.name,
      VERSIONS[endpoint.version](endpoint, () => tables(endpoint.name)),
    ]),
  );
}
