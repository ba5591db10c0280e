import type { FastifyRequest } from 'fastify';
import { CodedError } from '#domain/errors.ts';
import { pointerTo } from '#domain/forms/finding.ts';

/** NUL, which PostgreSQL keeps in no text, and half of a surrogate pair, which is no character at all. */
const UNSTORABLE = /[\0\p{Surrogate}]/u;

/** No field of ours stands deeper; what lies below is named by what it lies in. */
const DEEPEST = 10;

/** A value within a request, and where it stands. */
interface Place {
  readonly value: unknown;
  readonly key: string;
  readonly parent: Place | undefined;
}

/**
 * Refuses texts that the record could not hold, wherever they stand in a request: saved today, they
 * would break the step that first writes them in the clear.
 * @throws CodedError `request.malformed` at the field.
 */
export function refuseUnstorable(request: FastifyRequest, _reply: unknown, done: () => void): void {
  for (const part of [request.params, request.query, request.body]) {
    const found = findUnstorable(part);
    if (found === undefined) continue;
    const field = pointerOf(found);
    throw new CodedError(
      'request.malformed',
      'A text holds a character that can’t be kept: NUL, or half of a surrogate pair.',
      {
        field: part === request.body ? field : field.slice(1),
        remedy: 'Take the character out, or type the text again.',
      },
    );
  }
  done();
}

// Without recursion: a body may be nested deeper than the stack is.
function findUnstorable(root: unknown): Place | undefined {
  const open: Place[] = [{ value: root, key: '', parent: undefined }];
  for (let place = open.pop(); place !== undefined; place = open.pop()) {
    const { value, key } = place;
    if (UNSTORABLE.test(key) || (typeof value === 'string' && UNSTORABLE.test(value))) return place;
    // A file is no text: what it may hold is for its own checks.
    if (typeof value !== 'object' || value === null || Buffer.isBuffer(value)) continue;
    for (const [name, part] of Object.entries(value)) {
      open.push({ value: part, key: name, parent: place });
    }
  }
  return undefined;
}

function pointerOf(found: Place): string {
  const keys: string[] = [];
  for (let at = found; at.parent !== undefined; at = at.parent) keys.push(at.key);
  return keys.reverse().slice(0, DEEPEST).reduce(pointerTo, '');
}
