import type { Api } from '../../api.ts';
import { fieldsOf, memberOf, oneOf, type Desk } from '../visit.ts';
import { word } from '../words.ts';
import { showAccount, toldBy, type Told } from './show.ts';

/** The copy of one's data, with its files, as a download: handed on as it is made. And erasing what may go. */
export function dataRoutes(pages: Api, desk: Desk): void {
  pages.post('/account/data', { schema: { hide: true } }, async (request, reply) => {
    const member = memberOf(desk, request);
    let archive: Awaited<ReturnType<typeof member.api.archive>> | undefined;
    const told = await toldBy(async (): Promise<Told> => {
      archive = await member.api.archive(oneOf(fieldsOf(request), 'password'));
      return {};
    }, member);
    if (archive === undefined) return showAccount(request, reply, member, told);
    const { stream, type, disposition } = archive;
    return reply
      .headers({ 'content-disposition': disposition, 'cache-control': 'private, no-store' })
      .type(type)
      .send(stream);
  });

  pages.post('/account/erasure', { schema: { hide: true } }, async (request, reply) => {
    const member = memberOf(desk, request);
    const told = await toldBy(async (): Promise<Told> => {
      const classes = await member.api.erase(oneOf(fieldsOf(request), 'password'));
      const gone = classes.filter(({ erased }) => erased !== null);
      const count = gone.reduce((sum, { erased }) => sum + (erased ?? 0), 0);
      const stay = classes.filter(({ erased }) => erased === null);
      const kept = stay
        .map(({ title }) => title[member.locale])
        .join(word(member.locale, 'data.and'));
      return { done: word(member.locale, 'data.erased', { count: String(count), kept }) };
    }, member);
    return showAccount(request, reply, member, told);
  });
}
