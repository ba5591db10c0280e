import type { NewSubjectForm } from '#domain/forms/new-subject.ts';
import type { AuthorityAnswer } from '#orders/results.ts';
import type { AuthorityPort, OutgoingReport } from './port.ts';

export interface HttpAuthoritySettings {
  readonly url: string;
  readonly user: string;
  readonly password: string;
}

const CALL_AT_MOST_MS = 20_000;

interface Answer {
  readonly id: string;
  readonly reportId?: string;
  readonly kind: string;
}

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
      const { results } = (await call('/results?limit=50')) as { results: Answer[] };
      return results.map((result): AuthorityAnswer => ({
        id: result.id,
        reportId: result.reportId ?? null,
        kind: result.kind,
        body: { ...result },
      }));
    },
    async acknowledge(ids) {
      await call('/results/ack', { ids });
    },
  };
}

function wireReport({ form, frozenAt, ...head }: OutgoingReport): object {
  const { subject, subjectOwner, service } = form as NewSubjectForm;
  const { owner: serviceOwner, ...serviceItself } = service;
  return { ...head, sentAt: frozenAt, subject, subjectOwner, service: serviceItself, serviceOwner };
}
