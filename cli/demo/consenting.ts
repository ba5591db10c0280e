import { CONSENTS } from '#domain/consents/texts.ts';

/** What goes with a submission: the text on sensitive data is accepted, as it is now. */
export const CONSENTING = { consent: CONSENTS.sensitiveData.version };
