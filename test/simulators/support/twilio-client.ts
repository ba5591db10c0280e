import twilio from 'twilio';
import { account } from './simulator.ts';

/** Twilio's own SDK, with its address turned to the simulator. */
export function twilioClient(url: string, token = account.token): twilio.Twilio {
  const httpClient = new twilio.RequestClient();
  const request = httpClient.request.bind(httpClient);
  httpClient.request = (options) =>
    request({ ...options, uri: options.uri.replace('https://api.twilio.com', url) });
  return twilio(account.sid, token, { httpClient });
}
