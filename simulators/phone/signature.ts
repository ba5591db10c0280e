import { createHmac } from 'node:crypto';

/**
 * The `X-Twilio-Signature` of a form POST: base64 of the HMAC-SHA1 over the URL followed by every
 * parameter, sorted by name, name and value run together.
 */
export function twilioSignature(
  authToken: string,
  url: string,
  form: Readonly<Record<string, string>>,
): string {
  const names = Object.keys(form).sort();
  const text = names.reduce((sum, name) => sum + name + (form[name] ?? ''), url);
  return createHmac('sha1', authToken).update(text, 'utf8').digest('base64');
}
