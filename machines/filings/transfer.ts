import { filingMachine } from '../filing-machine.ts';
import { acceptance } from '../stages/acceptance.ts';
import { draft } from '../stages/draft.ts';
import { abandoned, granted, lapsed } from '../stages/outcomes.ts';

const NOT_MADE = { applicant: 'transferNotMade', receiver: 'transferNotMade' } as const;

/** 转移互联网信息服务: a service moves to another account of the provider, which accepts it. Nobody else decides. */
export const transfer = filingMachine({
  draft: draft({ submitted: 'acceptance', abandoned: 'abandoned' }),
  acceptance: acceptance({
    accepted: 'granted',
    declined: 'abandoned',
    withdrawn: 'draft',
    abandoned: 'abandoned',
    lapsed: 'lapsed',
  }),
  granted: granted({ applicant: 'transferred', receiver: 'transferReceived' }),
  abandoned: abandoned(NOT_MADE),
  lapsed: lapsed(NOT_MADE),
});
