import { wentWell } from '#domain/authority/call-codes.ts';
import { canonicalIcpNumber } from '#domain/identifiers/icp-number.ts';
import type { AskFiled, FiledAnswer } from '#orders/authority-says.ts';
import type { AuthorityConnector, Filed } from './connector.ts';

/** An applicant waits for it: a bureau that takes longer is not waited for. */
const PATIENCE_MS = 3_000;

const afterPatience = (): Promise<null> =>
  new Promise((resolve) => {
    setTimeout(resolve, PATIENCE_MS, null).unref();
  });

/** Asks the bureaus by their connectors what is filed; null where none covers the province, or none answers in time. */
export function askFiled(connectors: ReadonlyMap<string, AuthorityConnector>): AskFiled {
  return (province, question, condition) => {
    const bureau = [...connectors.values()].find(({ endpoint }) =>
      (endpoint.provinces as readonly string[]).includes(province),
    );
    if (bureau === undefined) return Promise.resolve(null);
    const asked = bureau.filedAs(question, condition).then(
      ({ code, found }) => (wentWell(code) ? answerOf(found) : null),
      // Whatever went wrong: that the bureau was not asked is named, and nothing waits for it.
      () => null,
    );
    return Promise.race([asked, afterPatience()]);
  };
}

function answerOf(found: readonly Filed[]): FiledAnswer {
  const there = found.filter(({ filed }) => filed === true);
  return {
    filed: there.length > 0,
    subjectNumbers: found.flatMap(({ subjectNumber }) =>
      subjectNumber === undefined ? [] : canonicalIcpNumber(subjectNumber),
    ),
    services: there.map(({ subjectNumber, serviceNumber, serviceName }) => ({
      ...(subjectNumber !== undefined && { subjectNumber }),
      ...(serviceNumber !== undefined && { serviceNumber }),
      ...(serviceName !== undefined && { name: serviceName }),
    })),
  };
}
