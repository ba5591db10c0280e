import { queuesSeenBy } from '#domain/rights/queues.ts';
import { reachOf } from '#domain/rights/rights.ts';
import type { Role } from '#domain/roles.ts';
import type { Api } from '../../api.ts';
import { supportPath } from '../addresses.ts';
import { memberWith } from '../for-right.ts';
import { nameOfValue } from '../form/choice-names.ts';
import { show, type Desk, type Member } from '../visit.ts';
import { word } from '../words.ts';

/** What is looked after at the server itself, each with its command. */
const AT_THE_SERVER = [
  { what: 'system.keys', command: 'npx beian keys list' },
  { what: 'system.retention', command: 'npx beian retention' },
  { what: 'system.auditChain', command: 'npx beian audit verify' },
] as const;

/** What the process says of itself: whether the record and the followers of orders can be reached. */
const healthOf = async ({ app }: Desk) =>
  (await app.inject('/health/ready')).json<{ record: boolean; followers: boolean }>();

/** Tasks that have no page of their own elsewhere: a role that sees the reviewers’ queue works there. */
async function tasksOf({ api, session: { role } }: Member) {
  const elsewhere = queuesSeenBy(role).includes('reviewer');
  if (elsewhere || reachOf(role, 'tasks.work') === undefined) return null;
  const { tasks } = await api.tasks({ limit: '100' });
  return tasks.map((task) => ({
    ...task,
    path: task.orderNo === null ? null : supportPath(task.orderNo),
  }));
}

const keepsServer = (role: Role): boolean => reachOf(role, 'repair.propose') !== undefined;

/** How the system stands: the links to the bureaus, what waits, and where the rest is looked after. Read only. */
export function systemRoutes(pages: Api, desk: Desk): void {
  pages.get('/system', { schema: { hide: true } }, async (request, reply) => {
    const member = memberWith('links.read', desk, request);
    const [{ links, uncovered }, health, tasks] = await Promise.all([
      member.api.links(),
      healthOf(desk),
      tasksOf(member),
    ]);
    return show(request, reply, member, 'system', {
      title: word(member.locale, 'system.title'),
      ...{ health, tasks, works: tasks !== null },
      links: links.map((link) => ({
        ...link,
        stateWord: `system.${link.state}`,
        provinceNames: link.provinces.map((province) => nameOfValue('province', province)),
      })),
      uncovered: uncovered.map(({ province, queued }) => ({
        ...{ queued, name: nameOfValue('province', province) },
      })),
      commands: keepsServer(member.session.role) ? AT_THE_SERVER : [],
    });
  });
}
