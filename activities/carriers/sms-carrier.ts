import twilio from 'twilio';
import { NEVER_REACHED, NotTaken } from './not-taken.ts';

/** A text message to be sent. */
export interface SmsMessage {
  /** E.164. */
  readonly to: string;
  readonly body: string;
  /** Our own name for it, which comes back with what the carrier says of it. */
  readonly reference: string;
}

/** What became of a message that was handed over: its id at the carrier, or why it never will be sent. */
export type HandedOver = { readonly id: string } | { readonly refused: string };

/** The carrier of text messages. */
export interface SmsCarrier {
  /** @throws NotTaken when it is certain that the message was not taken; any other error leaves that open. */
  send(message: SmsMessage): Promise<HandedOver>;
  /** The ids of equal messages that the carrier has since `since`: asked after a crash in mid-call. */
  find(message: SmsMessage, since: Date): Promise<readonly string[]>;
}

export interface TwilioSettings {
  readonly accountSid: string;
  readonly authToken: string;
  readonly from: string;
  /** Another base address than Twilio's own: the sandbox's phone, or a regional gateway. */
  readonly baseUrl?: string;
  /** Where Twilio reports delivery to. */
  readonly statusCallback?: string;
}

/** Messages are refused for good with these: an impossible, unreachable or unsubscribed number. */
const REFUSED_FOR_GOOD = [21211, 21214, 21217, 21408, 21610, 21612, 21614];

/** Text messages by Twilio's Messages resource. */
export function twilioCarrier(settings: TwilioSettings): SmsCarrier {
  const { accountSid, authToken, from, baseUrl, statusCallback } = settings;
  const client = twilio(accountSid, authToken, {
    ...(baseUrl !== undefined && { httpClient: redirectTo(baseUrl) }),
    timeout: 15_000,
  });
  return {
    async send({ to, body, reference }) {
      try {
        const message = await client.messages.create({
          to,
          from,
          body,
          ...(statusCallback !== undefined && {
            statusCallback: callbackOf(statusCallback, reference),
          }),
        });
        return { id: message.sid };
      } catch (error) {
        return refusal(error as { code?: number | string; status?: number });
      }
    },
    async find({ to, body }, since) {
      // Twilio can only be asked for when a message was sent, and one that is queued has not been: so for
      // everything to this number, which its limits keep to some pages.
      const all = await client.messages.list({ to, pageSize: 1000 });
      return all
        .filter((message) => message.body === body && message.dateCreated >= since)
        .map(({ sid }) => sid);
    },
  };
}

/** Where Twilio tells of one message: its callback may be here before the answer to our call. */
function callbackOf(statusCallback: string, reference: string): string {
  const url = new URL(statusCallback);
  url.searchParams.set('notice', reference);
  return url.href;
}

/** What an error of the SDK's means for the message. */
function refusal({ code, status }: { code?: number | string; status?: number }): HandedOver {
  if (typeof code === 'number' && REFUSED_FOR_GOOD.includes(code)) return { refused: String(code) };
  const answered = status !== undefined && status < 500;
  if (answered || NEVER_REACHED.includes(String(code))) {
    throw new NotTaken('The SMS carrier', String(code ?? status));
  }
  throw new Error(`The SMS carrier gave no clear answer: ${String(code ?? status ?? 'none')}`);
}

/** The SDK's own client, with every request sent to another host. */
function redirectTo(baseUrl: string): twilio.RequestClient {
  const client = new twilio.RequestClient({ timeout: 15_000 });
  const request = client.request.bind(client);
  client.request = (options) => {
    const { pathname, search } = new URL(options.uri);
    return request({ ...options, uri: new URL(pathname + search, baseUrl).href });
  };
  return client;
}
