import type { Chance } from '../endurance/chance.ts';
import { control } from '../endurance/control.ts';

/** One thing that goes wrong with a call, as the simulated authority is told of it. */
interface Fault {
  readonly mode: string;
  readonly times?: number;
  readonly ms?: number;
  readonly code?: number;
  readonly method?: string;
}

/**
 * Everything that a bureau, the line to it, or the files on it can do to us: each is one fault, or several
 * that strike one after another.
 */
const FAULTS: readonly (readonly Fault[])[] = [
  [{ mode: 'http503', times: 3 }],
  [{ mode: 'hang', times: 1 }],
  [{ mode: 'lostReply', times: 2 }],
  [{ mode: 'slowReply', ms: 3_000, times: 1 }],
  [{ mode: 'html', times: 2 }],
  [{ mode: 'reset', times: 2 }],
  [{ mode: 'slow', ms: 800, times: 3 }],
  [{ mode: 'soapFault', times: 2 }],
  [{ mode: 'wrongHash', times: 1 }],
  [{ mode: 'truncatedZip', times: 1 }],
  [{ mode: 'duplicateFile' }],
  [{ mode: 'outOfOrder' }],
  [{ mode: 'utf8File' }],
  [{ mode: 'utf16File' }],
  [{ mode: 'entityFile' }],
  [{ mode: 'unknownCode' }],
  [{ mode: 'lostSequence' }],
  [{ mode: 'lostSequences' }],
  [{ mode: 'code', code: 15 }],
  [{ mode: 'code', code: 20 }],
  [{ mode: 'code', code: 999 }],
  // The file is taken, nobody hears of it, and it can't be asked about: its results are there first.
  [
    { mode: 'lostReply', method: 'isp_upload', times: 1 },
    { mode: 'code', method: 'isp_querypreviousupload', code: 15 },
  ],
];

/** What the simulator counts a fault as. */
const kindOf = ({ mode, code, method }: Fault): string =>
  [mode, code, method].filter((part) => part !== undefined).join(' ');

/** Every kind that has to strike. */
export const FAULT_KINDS: readonly string[] = FAULTS.flat().map(kindOf);

/** What of the simulated authority's faults waits, and how often each kind has struck. */
interface FaultsNow {
  readonly faults: readonly (Fault & { readonly to?: string })[];
  readonly struck: Readonly<Record<string, number>>;
}

/** A bureau at which so many wait is left alone until they have struck. */
const WAITING_AT_MOST = 6;

/** Lets one fault after another wait for the calls to these bureaus; none takes the place of another. */
export function createFaults(authority: string, bureaus: readonly string[], chance: Chance) {
  const now = async (): Promise<FaultsNow> =>
    (await (await fetch(new URL('/control/faults', authority))).json()) as FaultsNow;

  return {
    /** How often each kind has struck. */
    struck: async () => (await now()).struck,

    /** Draws a bureau and what goes wrong there next; what has neither struck nor waits anywhere goes first. */
    async next(turn: number): Promise<void> {
      const { faults, struck } = await now();
      const to = bureaus[Math.floor(chance(`${String(turn)}/bureau`) * bureaus.length)];
      const there = faults.filter((fault) => fault.to === to);
      if (there.length >= WAITING_AT_MOST) return;
      const known = new Set([...Object.keys(struck), ...faults.map(kindOf)]);
      const fresh = FAULTS.filter((fault) => !fault.every((one) => known.has(kindOf(one))));
      const from = fresh.length > 0 ? fresh : FAULTS;
      const fault = from[Math.floor(chance(`${String(turn)}/fault`) * from.length)] ?? [];
      const kinds = new Set(there.map(kindOf));
      if (fault.some((one) => kinds.has(kindOf(one)))) return;
      for (const one of fault)
        await control(authority, '/control/faults', { to, queued: true, ...one });
    },

    /** From now on all is well. */
    end: () => control(authority, '/control/faults', { mode: 'none' }),
  };
}
