import { errorText } from './twilio-errors.ts';
import type { Message } from './message.ts';
import { countSegments } from './segments.ts';

/** The path of a message, as `uri` and the `Location` of things have it. */
export function messagePath(accountSid: string, sid: string): string {
  return `/2010-04-01/Accounts/${accountSid}/Messages/${sid}`;
}

/** An instant (ms since 1970) as RFC 2822 in GMT, the way Twilio writes it. */
export function rfc2822(at: number): string {
  return new Date(at).toUTCString().replace('GMT', '+0000');
}

/** A message in the shape of Twilio's Message resource. */
export function toResource(message: Message): Record<string, unknown> {
  const path = messagePath(message.accountSid, message.sid);
  return {
    body: message.body,
    // A messaging service has not chosen its sender yet: no segments counted so far.
    num_segments: message.from === null ? '0' : String(countSegments(message.body)),
    direction: 'outbound-api',
    from: message.from,
    date_updated: rfc2822(message.updatedAt),
    price: null,
    error_message: message.errorCode === null ? null : errorText(message.errorCode),
    uri: `${path}.json`,
    account_sid: message.accountSid,
    num_media: '0',
    to: message.to,
    date_created: rfc2822(message.createdAt),
    status: message.status,
    sid: message.sid,
    date_sent: message.sentAt === null ? null : rfc2822(message.sentAt),
    messaging_service_sid: message.messagingServiceSid,
    error_code: message.errorCode,
    price_unit: 'USD',
    api_version: '2010-04-01',
    subresource_uris: { media: `${path}/Media.json`, feedback: `${path}/Feedback.json` },
  };
}
