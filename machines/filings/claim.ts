import { filingMachine } from '../filing-machine.ts';
import { reviewed } from '../legs/reviewed.ts';
import { abandoned, granted, lapsed } from '../stages/outcomes.ts';

/** 认领备案: filings made elsewhere in the provider come under this account. A reviewer decides, and no authority. */
export const claim = filingMachine({
  ...reviewed({ passed: 'granted' }),
  granted: granted({ applicant: 'claimed' }),
  abandoned: abandoned(),
  lapsed: lapsed(),
});
