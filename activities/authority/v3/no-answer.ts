const SENTENCES = {
  wsdl: 'its description (WSDL) cannot be had or read',
  mismatch: 'its description (WSDL) lacks the operation or its parameters',
  timeout: 'it took too long',
  unreachable: 'it cannot be reached, or the connection broke',
  notSoap: 'what came is not SOAP',
  fault: 'it answered with a fault',
  unreadable: 'its reply cannot be read',
  notAllowed: 'its description (WSDL) leads to another server than the settings name',
  tooLarge: 'its reply is too large',
} as const;

export type NoAnswerCode = keyof typeof SENTENCES;

/**
 * A call brought no reply that says anything; whether the bureau has carried it out is unknown. The message has
 * neither request, reply, address nor password in it, and there is no cause: these reach logs and histories.
 */
export class NoAnswer extends Error {
  readonly code: NoAnswerCode;
  readonly method: string;

  constructor(code: NoAnswerCode, method: string) {
    super(`The authority did not answer ${method}: ${SENTENCES[code]}`);
    this.name = 'NoAnswer';
    this.code = code;
    this.method = method;
  }
}
