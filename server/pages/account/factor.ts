import QRCode from 'qrcode';
import type { Api } from '../../api.ts';
import { fieldsOf, memberOf, oneOf, show, type Desk } from '../visit.ts';
import { word } from '../words.ts';
import { showAccount, toldBy, type Told } from './show.ts';

/** Turning on the codes of an app: its secret as a picture, a first code, and then those for paper. */
export function factorRoutes(pages: Api, desk: Desk): void {
  pages.post('/account/factor', { schema: { hide: true } }, async (request, reply) => {
    const member = memberOf(desk, request);
    const password = oneOf(fieldsOf(request), 'password');
    let begun: { readonly secret: string; readonly address: string } | undefined;
    const told = await toldBy(async (): Promise<Told> => {
      begun = await member.api.beginFactor(password);
      return {};
    }, member);
    if (begun === undefined) return showAccount(request, reply, member, told);
    const { secret, address } = begun;
    const picture = await QRCode.toString(address, { type: 'svg', margin: 2 });
    const title = word(member.locale, 'factor.title');
    return show(request, reply, member, 'second-factor', { title, secret, picture });
  });

  pages.post('/account/factor-confirm', { schema: { hide: true } }, async (request, reply) => {
    const member = memberOf(desk, request);
    let codes: readonly string[] = [];
    const told = await toldBy(async (): Promise<Told> => {
      codes = await member.api.confirmFactor(oneOf(fieldsOf(request), 'code'));
      return {};
    }, member);
    if (told.refusal !== undefined) return showAccount(request, reply, member, told);
    const title = word(member.locale, 'factor.codesTitle');
    return show(request, reply, member, 'paper-codes', { title, codes });
  });
}
