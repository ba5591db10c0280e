import type { FastifyInstance } from 'fastify';
import { faultRoutes } from '../shared/fault-routes.ts';
import { addressKey } from '../shared/faults.ts';
import type { Message } from './message.ts';
import { phoneFaults, type PhoneService } from './service.ts';

interface Search {
  Querystring: { to?: string; contains?: string };
}

function toControl(message: Message): object {
  const { sid, to, from, body, status, errorCode, createdAt } = message;
  return { sid, to, from, body, status, errorCode, at: new Date(createdAt).toISOString() };
}

/** What tests use: every message (oldest first; `to` with or without +86), and the faults. */
export function controlRoutes(app: FastifyInstance, service: PhoneService): void {
  app.get<Search>('/control/messages', async (request) => {
    const { to, contains } = request.query;
    return service.store
      .all()
      .filter((message) => to === undefined || addressKey(message.to) === addressKey(to))
      .filter((message) => contains === undefined || message.body.includes(contains))
      .map(toControl);
  });
  faultRoutes(app, service.faults, phoneFaults);
}
