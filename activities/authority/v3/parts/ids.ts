import type { Pen } from '../pen.ts';
import type { Xml } from '../xml.ts';

/** Under which names a block writes the ids of a service and of what belongs to it. */
export interface IdNames {
  readonly service: readonly string[];
  readonly domain: readonly string[];
  readonly access: readonly string[];
  readonly ip: readonly string[];
}

/** What is new has the provider's ids only. */
export const PROVIDER_IDS: IdNames = {
  service: ['IspWzid'],
  domain: ['IspYmid'],
  access: ['IspJrid'],
  ip: ['IspIpid'],
};

/** A change names what exists by the bureau's ids; a domain or an address that is new has none yet. */
export const CHANGE_IDS: IdNames = {
  service: ['Wzid'],
  domain: ['IspYmid', 'Ymid'],
  access: ['Jrid'],
  ip: ['IspIpid', 'Ipid'],
};

/** The answer to a verification task has the bureau's ids only. */
export const BUREAU_IDS: IdNames = {
  service: ['Wzid'],
  domain: ['Ymid'],
  access: ['Jrid'],
  ip: ['Ipid'],
};

/** The ids of a record under the names that the block wants: `Isp…` is the provider's own. */
export function idElements(
  pen: Pen,
  names: readonly string[],
  record: { readonly id: number; readonly bureauId?: number },
  field: string,
): Xml[] {
  return names.flatMap((name) =>
    name.startsWith('Isp')
      ? pen.number(name, record.id, `${field}/id`)
      : pen.number(name, record.bureauId, `${field}/bureauId`),
  );
}
