import { dayInShanghai } from '#domain/calendar/days.ts';
import { workingDaysBetween } from '#domain/calendar/working-days.ts';
import { currentCalendar } from '#orders/calendars.ts';
import type { PrismaClient } from '#prisma/client.ts';

/** What became of the demonstration's orders, counted where it can be counted: not from what was meant to happen. */
export interface Counted {
  readonly orders: readonly {
    readonly orderNo: string;
    readonly filingType: string;
    readonly province: string;
    readonly stages: readonly string[];
    readonly outcome: string | null;
    readonly icpNumber: string | null;
    readonly sms: number;
    readonly mail: number;
    readonly elapsedWorkingDays: number;
  }[];
  readonly lost: number;
  readonly duplicated: number;
}

interface Places {
  readonly phone: string;
  readonly mailbox: string;
  readonly authority: string;
}

/**
 * Counts from the record, the phone, the mailbox and the authority.
 * Lost: an order without an end, or a notice or report that was asked for and did not arrive.
 * Duplicated: something that arrived more often than it was asked for.
 */
export async function count(
  db: PrismaClient,
  places: Places,
  orderNos: readonly string[],
): Promise<Counted> {
  const calendar = await currentCalendar(db);
  const reports = await list<{ orderNo: string; distinctArrivals: number }>(
    places.authority,
    '/control/reports',
  );
  const rows = [];
  let lost = 0;
  let duplicated = 0;
  for (const orderNo of orderNos) {
    const order = await db.order.findUnique({
      where: { orderNo },
      include: { timeline: { orderBy: { revision: 'asc' } }, effects: true, reports: true },
    });
    if (order === null) {
      lost += 1;
      continue;
    }
    const about = `contains=${orderNo}`;
    const sms = (await list(places.phone, `/control/messages?${about}`)).length;
    const mail = (await list(places.mailbox, `/control/messages?${about}`)).length;
    const arrived = sum(
      reports
        .filter((report) => report.orderNo === orderNo)
        .map(({ distinctArrivals }) => distinctArrivals),
    );
    // What the machine asked for, whatever became of it on its way; a reminder whose reason has gone is not.
    const asked = (kind: string) =>
      order.effects.filter((effect) => effect.kind === kind && effect.state !== 'dropped').length;
    const differences = [
      sms - asked('sendSms'),
      mail - asked('sendMail'),
      arrived - order.reports.filter(({ sentAt }) => sentAt !== null).length,
    ];
    lost += (order.outcome === null ? 1 : 0) + sum(differences.map((d) => Math.max(0, -d)));
    duplicated += sum(differences.map((d) => Math.max(0, d)));

    const begun = order.submittedAt ?? order.createdAt;
    const ended = order.endedAt ?? begun;
    rows.push({
      orderNo,
      filingType: order.filingType,
      province: order.province ?? '',
      stages: order.timeline
        .map(({ stage }) => stage)
        .filter((stage, index, all) => stage !== all[index - 1]),
      outcome: order.outcome,
      icpNumber: order.icpNumber,
      sms,
      mail,
      elapsedWorkingDays: workingDaysBetween(calendar, dayInShanghai(begun), dayInShanghai(ended)),
    });
  }
  return { orders: rows, lost, duplicated };
}

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);

async function list<T>(base: string, path: string): Promise<T[]> {
  const response = await fetch(new URL(path, base));
  if (!response.ok) throw new Error(`${path}: ${String(response.status)}`);
  return (await response.json()) as T[];
}
