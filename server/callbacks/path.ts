/** Where Twilio tells what became of a message. */
export const SMS_CALLBACK_PATH = '/callbacks/sms';
