import { createHash } from 'node:crypto';
import type { NewSubjectForm } from '#domain/forms/new-subject.ts';
import type { AuthorityAnswer } from '#orders/results.ts';
import { ReportNotTaken, type AuthorityPort, type OutgoingReport } from './port.ts';

export interface HttpAuthoritySettings {
  readonly url: string;
  readonly user: string;
  readonly password: string;
}

const CALL_AT_MOST_MS = 20_000;

/** What is refused like this is refused again however often it is sent. */
const REFUSED_FOR_GOOD = [400, 409, 413, 422];

/** The authority behind a plain JSON interface: what the simulator speaks until the ministry's own adapter. */
export function httpAuthority({ url, user, password }: HttpAuthoritySettings): AuthorityPort {
  const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
  const call = async (path: string, body?: object): Promise<unknown> => {
    const response = await fetch(new URL(path, url), {
      method: body === undefined ? 'GET' : 'POST',
      headers: { authorization, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(CALL_AT_MOST_MS),
    });
    if (!response.ok) {
      if (REFUSED_FOR_GOOD.includes(response.status)) throw new ReportNotTaken(response.status);
      // The answer's text may repeat what we sent, so only the status is told.
      throw new Error(`The authority answered ${String(response.status)} to ${path}`);
    }
    return response.json();
  };
  return {
    async report(report) {
      await call('/reports', wireReport(report));
    },
    async answers() {
      const { results } = (await call('/results?limit=50')) as { results?: unknown };
      if (!Array.isArray(results)) throw new Error('The authority’s answers are not a list');
      return results.map(readAnswer);
    },
    async acknowledge(ids) {
      await call('/results/ack', { ids });
    },
  };
}

/** Reads an answer leniently: what is not as described is kept whole, for a clerk to look at. */
function readAnswer(answer: unknown): AuthorityAnswer {
  const body = (answer instanceof Object ? answer : { answer }) as Record<string, unknown>;
  const text = (value: unknown): string | null =>
    typeof value === 'string' && /^[\x20-\x7e]{1,200}$/.test(value) ? value : null;
  return {
    // Without an id of its own, the same answer is known by its content.
    id: text(body.id) ?? createHash('sha256').update(JSON.stringify(body)).digest('hex'),
    reportId: text(body.reportId),
    kind: text(body.kind) ?? 'unreadable',
    body,
  };
}

function wireReport({ form, frozenAt, ...head }: OutgoingReport): object {
  const { subject, subjectOwner, service } = form as NewSubjectForm;
  const { owner: serviceOwner, ...serviceItself } = service;
  return { ...head, sentAt: frozenAt, subject, subjectOwner, service: serviceItself, serviceOwner };
}
