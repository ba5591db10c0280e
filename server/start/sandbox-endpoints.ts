import type { Endpoint } from '#domain/authority/endpoint.ts';
import { PROVINCES, type Province } from '#domain/provinces.ts';

/** The provider's public number at the simulated authority. */
export const SANDBOX_ISP_ID = 110000001;
export const SANDBOX_USER = 'provider';

/** Whose name in pinyin is not its English name. */
const PINYIN: Partial<Record<Province, string>> = {
  内蒙古: 'neimenggu',
  西藏: 'xizang',
};

/** The simulated bureaus, one for each province, each with an endpoint of its own. */
export function sandboxEndpoints(authority: string, password: string): readonly Endpoint[] {
  return Object.entries(PROVINCES).map(([province, { en }]) => {
    const name = PINYIN[province as Province] ?? en.toLowerCase();
    const at = (path: string) => ({ wsdl: `${authority}/${name}/${path}?wsdl` });
    return {
      name,
      version: 'V3.0',
      provinces: [province as Province],
      upDownload: at('ISPWebService/upDownLoad'),
      beianStatus: at('BeianStatusWebService/queryBeianStatus'),
      verifyPassword: at('BeianStatusWebService/verifyBamm'),
      ...{ ispId: SANDBOX_ISP_ID, user: SANDBOX_USER, password },
      extension: 'beian.1',
      // Whoever moves the sandbox's clock waits for what the bureaus say then.
      ...{ pollSeconds: 120, awaitedPollSeconds: 0.25, timeoutSeconds: 20 },
    };
  });
}
