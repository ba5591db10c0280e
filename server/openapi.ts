import type { FastifyDynamicSwaggerOptions } from '@fastify/swagger';
import { FORMS } from '#domain/forms/form-registry.ts';

/** A form's place in a route's schema: any JSON for the parser, since `domain/forms` says in plain words what is wrong. */
export const FORM_PLACE = { description: 'The form, as its filing type describes it.' } as const;

const formSchemas = Object.fromEntries<object>(
  Object.entries(FORMS).flatMap(([type, { schema, draftSchema }]) => [
    [`${type}Form`, schema],
    [`${type}Draft`, draftSchema],
  ]),
);

/** OpenAPI 3.1 of the whole API, made from the schemas that the routes check with. */
export const openapi: FastifyDynamicSwaggerOptions = {
  openapi: {
    openapi: '3.1.0',
    info: {
      title: 'Beian',
      version: '1',
      description:
        'The ICP-filing back office. Errors are problem documents (RFC 9457) with a stable `code`, the `field` and a `remedy`. ' +
        'A 503 `outcome.unknown` means: repeat the request with the same Idempotency-Key. ' +
        'Forms: see the schemas of each filing type, such as `newSubjectForm` (complete) and `newSubjectDraft` (as it is typed); ' +
        'a type whose orders are not offered yet has its schemas already.',
    },
    components: {
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } },
      schemas: JSON.parse(JSON.stringify(formSchemas)) as Record<string, never>,
    },
  },
};
