import type { AuthorityConnector } from '../connector.ts';
import type { ActivityDeps } from '../../deps.ts';

/** What the work at one endpoint needs. */
export interface LinkDeps extends Omit<ActivityDeps, 'connectors'> {
  readonly connector: AuthorityConnector;
}
