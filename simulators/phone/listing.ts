import type { Message } from './message.ts';
import { formText } from './create-request.ts';
import { TwilioError } from './twilio-errors.ts';

const dayMs = 86_400_000;
const filterNames = ['To', 'From', 'DateSent', 'DateSent<', 'DateSent>'] as const;

/** The filters of a list request as they came, for the page addresses. */
export function givenFilters(query: unknown): [string, string][] {
  return filterNames.flatMap((name) => {
    const value = formText(query, name);
    return value === undefined || value === '' ? [] : [[name, value] as [string, string]];
  });
}

/**
 * The messages that pass the filters, newest first. Dates are GMT days or instants.
 * @throws TwilioError 20001 when a date can't be read.
 */
export function filterMessages(messages: readonly Message[], query: unknown): Message[] {
  const tests = givenFilters(query).map(([name, value]) => filterTest(name, value));
  return messages.filter((message) => tests.every((test) => test(message))).reverse();
}

function filterTest(name: string, value: string): (message: Message) => boolean {
  if (name === 'To') return (message) => message.to === value;
  if (name === 'From') return (message) => message.from === value;
  const [first, last] = readPeriod(value);
  const from = name === 'DateSent<' ? -Infinity : name === 'DateSent' ? dayOf(first) : first;
  const to =
    name === 'DateSent>' ? Infinity : name === 'DateSent' ? dayOf(first) + dayMs - 1 : last;
  return ({ sentAt }) => sentAt !== null && sentAt >= from && sentAt <= to;
}

/** First and last millisecond of what a text means: a whole day, or one instant. */
function readPeriod(text: string): [number, number] {
  const at = Date.parse(text);
  if (Number.isNaN(at)) throw new TwilioError(20001, `Invalid parameter DateSent: ${text}`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? [at, at + dayMs - 1] : [at, at];
}

function dayOf(at: number): number {
  return Math.floor(at / dayMs) * dayMs;
}
