import type { Case, Result } from './case.ts';
import { decisionNews, refusalNews } from './feed/decision-news.ts';
import { smsNews } from './feed/sms-news.ts';
import { grant } from './filing/grant.ts';
import type { InterfaceState } from './interface-state.ts';

/** Puts the state of the SMS step into the files of the case's province, where it wants them. */
export function tellSms(known: InterfaceState, one: Case, at: number): void {
  const { code } = one.filing;
  if (known.settings(code).smsExtension === false) return;
  known.endpoint(code).news.push(...smsNews(one, at));
}

/**
 * Carries out what a result means for a record: an approval puts it on file, and the provider is
 * told of it, and of a refusal, in a file.
 */
export function decideFiling(known: InterfaceState, one: Case, result: Result): void {
  const { filing, password } = one;
  const { news } = known.endpoint(filing.code);
  if (result.kind === 'reportRefused') news.push(refusalNews(filing, result));
  if (result.kind !== 'bureauApproved' && result.kind !== 'bureauRefused') return;
  const approval = { at: Date.parse(result.at), password };
  const granted = result.kind === 'bureauApproved' ? grant(known.register, filing, approval) : null;
  const place = known.settings(filing.code).decisionPlace ?? 'GJSHS';
  news.push(...decisionNews({ filing, result, granted }, place));
}
