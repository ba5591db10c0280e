const texts: Readonly<Record<number, string>> = {
  20001: 'Invalid parameter',
  20003: 'Authenticate',
  20404: 'The requested resource was not found',
  20429: 'Too Many Requests',
  20500: 'An internal server error has occurred',
  21211: "Invalid 'To' Phone Number",
  21212: "Invalid 'From' Number",
  21602: 'Message body is required.',
  21603: "A 'From' phone number is required.",
  21604: "A 'To' phone number is required.",
  21609: 'The StatusCallback URL is not a valid URL.',
  21610: 'Attempt to send to unsubscribed recipient',
  21617: 'The concatenated message body exceeds the 1600 character limit',
  30003: 'Unreachable destination handset',
  30004: 'Message blocked',
  30005: 'Unknown destination handset',
  30006: 'Landline or unreachable carrier',
  30007: 'Carrier violation',
  30008: 'Unknown error',
};

const httpStatuses: Readonly<Record<number, number>> = {
  20003: 401,
  20404: 404,
  20429: 429,
  20500: 500,
};

/** Twilio's sentence for an error code. */
export function errorText(code: number): string {
  return texts[code] ?? 'Unknown error';
}

/** A refusal in Twilio's words: `code` is Twilio's, `status` the HTTP status that goes with it. */
export class TwilioError extends Error {
  readonly code: number;
  readonly status: number;

  constructor(code: number, message = errorText(code)) {
    super(message);
    this.name = 'TwilioError';
    this.code = code;
    this.status = httpStatuses[code] ?? 400;
  }

  /** The JSON body of the answer. */
  toBody(): { code: number; message: string; more_info: string; status: number } {
    const info = `https://www.twilio.com/docs/errors/${this.code}`;
    return { code: this.code, message: this.message, more_info: info, status: this.status };
  }
}
