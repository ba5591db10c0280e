import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Api } from '../api.ts';
import type { RevealedView } from '../reveals/schemas.ts';
import {
  NOTHING_REVEALED,
  revealAsked,
  revealedFields,
  type RevealAsked,
  type RevealedFields,
} from './reveals.ts';
import type { Member } from './visit.ts';

/** A page of something that is masked. */
interface MaskedPage {
  readonly address: string;
  /** Who reads it. Throws where nobody is signed in, or somebody who may not. */
  readonly reader: (request: FastifyRequest) => Member;
  readonly reveal: (
    member: Member,
    request: FastifyRequest,
    asked: RevealAsked,
  ) => Promise<RevealedView>;
  readonly show: (
    request: FastifyRequest,
    reply: FastifyReply,
    member: Member,
    revealed: RevealedFields,
  ) => Promise<FastifyReply>;
}

/** Serves a page masked, and below it the same page with one field revealed for whoever says why. */
export function serveMasked(pages: Api, { address, reader, reveal, show }: MaskedPage): void {
  pages.get(address, { schema: { hide: true } }, (request, reply) =>
    show(request, reply, reader(request), NOTHING_REVEALED),
  );

  pages.post(`${address}/reveal`, { schema: { hide: true } }, async (request, reply) => {
    const member = reader(request);
    const asked = revealAsked(request);
    const answer = await reveal(member, request, asked);
    return show(request, reply, member, revealedFields(answer, asked.record));
  });
}
