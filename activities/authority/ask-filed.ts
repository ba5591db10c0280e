import { wentWell } from '#domain/authority/call-codes.ts';
import { canonicalIcpNumber } from '#domain/identifiers/icp-number.ts';
import type { AskFiled } from '#orders/authority-says.ts';
import type { AuthorityConnector } from './connector.ts';

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
      ({ code, found }) =>
        wentWell(code)
          ? {
              filed: found.some(({ filed }) => filed === true),
              subjectNumbers: found.flatMap(({ subjectNumber }) =>
                subjectNumber === undefined ? [] : canonicalIcpNumber(subjectNumber),
              ),
            }
          : null,
      // Whatever went wrong: that the bureau was not asked is named, and nothing waits for it.
      () => null,
    );
    return Promise.race([asked, afterPatience()]);
  };
}
