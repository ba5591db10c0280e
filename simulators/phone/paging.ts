import { formText } from './create-request.ts';
import { givenFilters } from './listing.ts';
import type { Message } from './message.ts';
import { toResource } from './resource.ts';

const defaultPageSize = 50;
const maxPageSize = 1_000;

function numberOr(text: string | undefined, fallback: number): number {
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : fallback;
}

/**
 * One page of a list in Twilio's shape. A page token names the neighbour (`PA…` after this
 * message, `PB…` before it), so that pages stay put while new messages come in at the front.
 */
export function pageOf(path: string, query: unknown, messages: readonly Message[]): object {
  const asked = numberOr(formText(query, 'PageSize'), defaultPageSize);
  const size = Math.min(Math.max(asked, 1), maxPageSize);
  const page = numberOr(formText(query, 'Page'), 0);
  const token = formText(query, 'PageToken');
  const start = startOf(messages, token, page, size);
  const shown = messages.slice(start, start + size);
  const first = shown[0];
  const last = shown.at(-1);

  const address = (number: number, pageToken?: string): string => {
    const parameters = new URLSearchParams(givenFilters(query));
    parameters.set('PageSize', String(size));
    parameters.set('Page', String(number));
    if (pageToken !== undefined) parameters.set('PageToken', pageToken);
    return `${path}?${parameters.toString()}`;
  };
  const more = start + size < messages.length;
  return {
    first_page_uri: address(0),
    previous_page_uri: page > 0 && start > 0 && first ? address(page - 1, `PB${first.sid}`) : null,
    next_page_uri: more && last ? address(page + 1, `PA${last.sid}`) : null,
    uri: address(page, token),
    page,
    page_size: size,
    start: shown.length === 0 ? 0 : page * size,
    end: shown.length === 0 ? 0 : page * size + shown.length - 1,
    messages: shown.map(toResource),
  };
}

function startOf(
  messages: readonly Message[],
  token: string | undefined,
  page: number,
  size: number,
): number {
  if (token === undefined) return page * size;
  const at = messages.findIndex((message) => message.sid === token.slice(2));
  if (at === -1) return messages.length;
  return token.startsWith('PB') ? Math.max(0, at - size) : at + 1;
}
