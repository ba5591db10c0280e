/** The states that this simulator gives a message (Twilio knows more). */
export type MessageStatus =
  'accepted' | 'queued' | 'sending' | 'sent' | 'delivered' | 'undelivered' | 'failed' | 'canceled';

/** How a message is going to end, decided when it is accepted (a fault may choose a bad end). */
export interface Ending {
  readonly status: 'delivered' | 'undelivered' | 'failed';
  readonly errorCode: number | null;
}

/** One text message as the store keeps it; instants are ms since 1970 on the sandbox clock. */
export interface Message {
  readonly sid: string;
  readonly accountSid: string;
  readonly to: string;
  readonly from: string | null;
  readonly messagingServiceSid: string | null;
  readonly body: string;
  readonly statusCallback: string | null;
  readonly createdAt: number;
  readonly ending: Ending;
  readonly status: MessageStatus;
  readonly updatedAt: number;
  readonly sentAt: number | null;
  readonly errorCode: number | null;
  /** States whose callback has not been delivered (or given up) yet, oldest first. */
  readonly uncalled: readonly MessageStatus[];
}

/** Whether nothing more happens to a message in this state. */
export function isFinal(status: MessageStatus): boolean {
  return ['delivered', 'undelivered', 'failed', 'canceled'].includes(status);
}

/** Whether Twilio tells the status callback about this state. */
export function isCalledBack(status: MessageStatus): boolean {
  return ['sent', 'delivered', 'undelivered', 'failed'].includes(status);
}
