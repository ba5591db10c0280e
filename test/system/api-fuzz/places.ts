import { MATERIAL_KIND_CODES } from '#domain/materials/kinds.ts';
import { everyType } from '../../support/every-type.ts';
import type { TestSystem } from '../../support/system.ts';

/** What there is to put into addresses, by how the address begins before it. */
export type Places = Readonly<{ [begin: string]: readonly string[] }>;

/**
 * Looks up what there is by now. A new kind of id does not have to be written down here: schemathesis takes
 * those of the API's own answers as well.
 */
export async function placesOf(system: TestSystem, kept: readonly string[]): Promise<Places> {
  const { db } = system.record;
  const id = { id: true } as const;
  const [orders, tasks, materials, proposals, subjects, services] = await Promise.all([
    db.order.findMany({ select: { orderNo: true } }),
    db.task.findMany({ select: id }),
    db.material.findMany({ select: id }),
    db.proposal.findMany({ select: id }),
    db.subject.findMany({ select: { icpNumber: true } }),
    db.service.findMany({ select: { icpNumber: true } }),
  ]);
  const [accounts, sessions, keys, news, uploads, downloads] = await Promise.all([
    db.account.findMany({ select: { ...id, parentId: true } }),
    db.session.findMany({ select: id }),
    db.apiKey.findMany({ select: id }),
    db.authorityNews.findMany({ select: id }),
    db.authorityUpload.findMany(),
    db.authorityDownload.findMany(),
  ]);
  const ids = (rows: readonly { readonly id: string }[]) => rows.map((row) => row.id);
  const others = <Row extends { readonly id: string }>(rows: readonly Row[]) =>
    rows.filter((row) => !kept.includes(row.id.toLowerCase()));
  const numbers = (rows: readonly { readonly icpNumber: string | null }[]) =>
    rows.flatMap(({ icpNumber }) => icpNumber ?? []);
  return {
    '/orders/': orders.map(({ orderNo }) => orderNo),
    '/tasks/': ids(tasks),
    '/materials/': ids(materials),
    '/material-links/': await linksTo(system, ids(materials).slice(0, 5)),
    '/material-templates/': MATERIAL_KIND_CODES,
    '/proposals/': ids(proposals),
    '/recommendations/': ids(proposals),
    '/filings/': [...numbers(subjects), ...numbers(services)],
    '/grants/': numbers(services),
    '/accounts/': ids(others(accounts)),
    '/sub-users/': ids(others(accounts).filter(({ parentId }) => parentId !== null)),
    '/sessions/': ids(others(sessions)),
    '/keys/': ids(others(keys)),
    '/authority/news/': ids(news),
    '/authority/links/': [...new Set(uploads.map(({ endpoint }) => endpoint))],
    '/sent/': uploads.map(({ sequence }) => String(sequence)),
    '/received/': downloads.map(({ fileName }) => fileName),
  };
}

/** What links to materials are called, made by their applicant. */
async function linksTo(system: TestSystem, materials: readonly string[]): Promise<string[]> {
  const applicant = everyType(system).as('applicant');
  const tokens: string[] = [];
  for (const material of materials) {
    const { body } = await applicant.post<{ path: string }>(`/materials/${material}/links`);
    tokens.push(body.path.split('/').at(-1) ?? '');
  }
  return tokens;
}
