import { setTimeout as sleep } from 'node:timers/promises';
import { openAccount } from '#orders/accounts.ts';
import type { TestSystem } from '../../support/system.ts';
import { createApplicants } from './applicants.ts';
import { hasEnded, type Book } from './book.ts';
import { patientClient, type Seen } from './client.ts';
import { createBureau, createReviewers } from './staff.ts';

const APPLICANTS = 40;
/** Applicants who look at their orders at the same time. */
const AT_ONCE = 8;

/** Everybody who has to do with the orders, acting for as long as the run goes on. */
export async function createPeople(
  { record, tokens, urls }: TestSystem,
  book: Book,
  addresses: readonly string[],
  samples: readonly string[] = ['tianjin-enterprise-website'],
) {
  const seen: Seen = { broken: 0, faults: [], promises: [] };
  /** What people were refused, or what a simulator did not answer: they look again, as people do. */
  const trouble: string[] = [];
  const client = (token: string) => patientClient(addresses, token, seen);
  const { phone = '', authority = '' } = urls;
  const clients = [];
  for (let n = 0; n < APPLICANTS; n += 1) {
    const number = String(n).padStart(4, '0');
    const contact = { mobile: `1391000${number}`, email: `applicant-${number}@example.com` };
    const account = { handle: `applicant-${number}`, role: 'applicant', ...contact } as const;
    const { token } = await openAccount(record.db, record.vault, account, await record.clock.now());
    clients.push(client(token));
  }
  const applicants = createApplicants(book, clients, { phone, authority }, samples);
  const reviewers = createReviewers(
    book,
    ['reviewer-1', 'reviewer-2'].map((handle) => client(tokens[handle] ?? '')),
    client(tokens['senior-1'] ?? ''),
  );
  const bureau = createBureau(book, authority);

  let acting = true;
  let pausing = false;
  let underWay = 0;
  let wanted = 0;
  let atMost = Infinity;
  const open = () => [...book.orders.values()].filter((order) => !hasEnded(order)).length;
  const tolerant = async (deed: () => Promise<unknown>): Promise<void> => {
    await deed().catch((error: unknown) => trouble.push((error as Error).message));
  };
  const again = async (pauseMs: number, deed: () => Promise<unknown>): Promise<void> => {
    while (acting) {
      if (!pausing) {
        underWay += 1;
        await tolerant(deed);
        underWay -= 1;
      }
      await sleep(pauseMs);
    }
  };
  const lookAround = async (which: number): Promise<void> => {
    while (open() < wanted && book.orders.size < atMost) await applicants.open();
    for (const order of book.orders.values()) {
      if (!acting || pausing) return;
      if (order.n % AT_ONCE !== which || hasEnded(order)) continue;
      await tolerant(() => applicants.act(order));
    }
  };
  const everybody = Promise.all([
    ...Array.from({ length: AT_ONCE }, (_, which) => again(200, () => lookAround(which))),
    again(250, () => reviewers.work(0)),
    again(250, () => reviewers.work(1)),
    again(500, () => bureau.work()),
  ]);

  return {
    seen,
    trouble,
    bureau,
    /** From now on there are at least so many orders under way, until so many were opened altogether. */
    keep: (orders: number, altogether = Infinity): void => {
      wanted = orders;
      atMost = altogether;
    },
    open,
    /** Orders whose applicants leave them alone until their term is over. */
    left: () => [...book.orders.values()].filter((order) => applicants.leaves(order)).length,
    /** Everybody ends what is begun and does nothing more, until `goOn`. */
    pause: async (): Promise<void> => {
      pausing = true;
      while (underWay > 0) await sleep(50);
    },
    goOn: (): void => {
      pausing = false;
    },
    stop: async (): Promise<void> => {
      acting = false;
      await everybody;
    },
  };
}

export type People = Awaited<ReturnType<typeof createPeople>>;
