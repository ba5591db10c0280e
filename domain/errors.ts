/** What a refusal carries beside its sentence: the field it concerns and the way out. */
export interface CodedErrorDetails {
  /** JSON pointer (of a body) or name (of a setting, an argument) that the refusal is about. */
  readonly field?: string;
  /** What the person can do about it, as a sentence. */
  readonly remedy?: string;
  /** Facts that a program may use: the holder of a task, the allowed events … never personal data. */
  readonly facts?: Readonly<Record<string, unknown>>;
  readonly cause?: unknown;
}

/**
 * The one error that we throw on purpose: a stable code for programs, a sentence for people.
 * `server/problems.ts` maps every code to its HTTP status; the command line prints code, sentence and remedy.
 */
export class CodedError extends Error {
  readonly code: string;
  readonly field: string | undefined;
  readonly remedy: string | undefined;
  readonly facts: Readonly<Record<string, unknown>> | undefined;

  constructor(code: string, message: string, details: CodedErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = 'CodedError';
    this.code = code;
    this.field = details.field;
    this.remedy = details.remedy;
    this.facts = details.facts;
  }
}
