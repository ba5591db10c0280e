import { TwilioError } from './twilio-errors.ts';

/** What a caller wants sent. */
export interface CreateRequest {
  readonly to: string;
  readonly from: string | null;
  readonly messagingServiceSid: string | null;
  readonly body: string;
  readonly statusCallback: string | null;
}

const maxBodyLength = 1_600;

/**
 * Checks the form of `POST …/Messages.json`.
 * @throws TwilioError with Twilio's code for the first thing that is wrong.
 */
export function readCreateRequest(form: unknown): CreateRequest {
  const to = readTo(formText(form, 'To'));
  const messagingServiceSid = formText(form, 'MessagingServiceSid') ?? null;
  const from = readFrom(formText(form, 'From'), messagingServiceSid);
  const body = formText(form, 'Body');
  if (body === undefined || body === '') throw new TwilioError(21602);
  if (body.length > maxBodyLength) throw new TwilioError(21617);
  const statusCallback = formText(form, 'StatusCallback') ?? null;
  if (statusCallback !== null && !isHttpUrl(statusCallback)) {
    throw new TwilioError(21609, `The StatusCallback URL ${statusCallback} is not a valid URL.`);
  }
  return { to, from, messagingServiceSid, body, statusCallback };
}

/** One field of a form; the last one counts where it is repeated. */
export function formText(form: unknown, name: string): string | undefined {
  if (typeof form !== 'object' || form === null) return undefined;
  const value = (form as Record<string, unknown>)[name];
  const last: unknown = Array.isArray(value) ? value.at(-1) : value;
  return typeof last === 'string' ? last : undefined;
}

function readTo(text: string | undefined): string {
  if (text === undefined || text === '') throw new TwilioError(21604);
  const to = text.replace(/[\s().-]/g, '');
  if (!/^\+[1-9]\d{6,14}$/.test(to)) {
    throw new TwilioError(21211, `Invalid 'To' Phone Number: ${text}`);
  }
  return to;
}

function readFrom(text: string | undefined, service: string | null): string | null {
  if (text === undefined || text === '') {
    if (service === null) throw new TwilioError(21603);
    return null;
  }
  // A number, a short code, or an alphanumeric sender with at least one letter.
  if (/^\+[1-9]\d{6,14}$|^\d{3,12}$|^(?=.*[A-Za-z])[A-Za-z0-9 ]{1,11}$/.test(text)) return text;
  const problem = 'is not a valid phone number, shortcode, or alphanumeric sender ID.';
  throw new TwilioError(21212, `The 'From' number ${text} ${problem}`);
}

function isHttpUrl(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}
