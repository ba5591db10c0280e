import type { Fault } from '../../shared/faults.ts';
import type { AuthorityContext, AuthorityFault } from '../context.ts';
import type { Endpoint } from '../feed/endpoint.ts';
import type { MethodName } from './methods.ts';

/** Calls that a fault can strike, where it can't strike all of them. */
const strikes: Partial<Record<AuthorityFault, readonly MethodName[]>> = {
  wrongHash: ['isp_download'],
  truncatedZip: ['isp_download'],
  duplicateFile: ['isp_download'],
  outOfOrder: ['isp_download'],
  utf8File: ['isp_download'],
  utf16File: ['isp_download'],
  entityFile: ['isp_download'],
  unknownCode: ['isp_download'],
  slowReply: ['isp_upload'],
  lostSequence: ['isp_upload', 'isp_querypreviousupload'],
  lostSequences: ['isp_upload', 'isp_querypreviousupload'],
};

/** Whether a case of this province waits for its codes or at the desk. */
type HasCase = () => boolean;

/** Faults that need something to go wrong with: until that is there they wait. */
const possible: Partial<Record<AuthorityFault, (endpoint: Endpoint, hasCase: HasCase) => boolean>> =
  {
    wrongHash: hasFile,
    truncatedZip: hasFile,
    duplicateFile: ({ lastAcknowledged }) => lastAcknowledged !== null,
    outOfOrder: ({ files, news }) =>
      files.length + new Set(news.map(({ block }) => block)).size > 1,
    utf8File: ({ news }) => news.length > 0,
    utf16File: ({ news }) => news.length > 0,
    unknownCode: (_, hasCase) => hasCase(),
    lostSequence: ({ lastSequence }) => lastSequence > 0,
    lostSequences: ({ lastSequence }) => lastSequence > 3,
  };

function hasFile({ files, news }: Endpoint): boolean {
  return files.length + news.length > 0;
}

/** The fault that strikes this call at a province, if a test has asked for one; it is counted. */
export function takeFault(
  { faults, store }: AuthorityContext,
  code: string,
  method: MethodName,
): Fault<AuthorityFault> | undefined {
  const endpoint = store.state.interface.endpoint(code);
  const hasCase = () => [...store.state.open].some(({ filing }) => filing.code === code);
  return faults.take(code, (fault) => {
    if (fault.method !== undefined && fault.method !== method) return false;
    if (strikes[fault.mode]?.includes(method) === false) return false;
    return possible[fault.mode]?.(endpoint, hasCase) ?? true;
  });
}
