import Type from 'typebox';
import { dryRunRules } from '#orders/dry-run-rules.ts';
import { currentOverrides, storeOverrides, type StoredOverrides } from '#orders/rule-overrides.ts';
import type { Api } from '../api.ts';
import type { ApiDeps } from '../ports.ts';
import { refusals, SECURED } from '../schemas.ts';
import { DryRunSchema, NewOverridesSchema, OverridesBody, OverridesViewSchema } from './schemas.ts';

const TAGS = ['rules'];

/** The operators' changes to the bureaus' rules. A manager's: what blocks a filing is for one who answers for it. */
export function ruleRoutes(api: Api, deps: ApiDeps): void {
  api.get(
    '/rules/overrides',
    {
      config: { right: 'rules.override' },
      schema: {
        tags: TAGS,
        summary: 'What operators made of the rules, as it stands',
        ...SECURED,
        response: { 200: OverridesViewSchema, ...refusals(403) },
      },
    },
    async () => {
      return view(await currentOverrides(deps.db));
    },
  );

  api.put(
    '/rules/overrides',
    {
      config: { right: 'rules.override' },
      schema: {
        tags: TAGS,
        summary: 'A new version of them; orders that were submitted keep their rules',
        ...SECURED,
        body: NewOverridesSchema,
        response: { 200: OverridesViewSchema, ...refusals(403, 412, 413, 415, 422) },
      },
    },
    async ({ actor, body }) => {
      const { version, content, note = null } = body;
      return view(await storeOverrides(deps, { version, content, note, actor }));
    },
  );

  api.post(
    '/rules/overrides/dry-run',
    {
      config: { right: 'rules.override' },
      schema: {
        tags: TAGS,
        summary: 'Which open orders would be told something else; nothing is written',
        ...SECURED,
        body: Type.Object({ content: OverridesBody }, { additionalProperties: false }),
        response: { 200: DryRunSchema, ...refusals(403, 413, 415, 422) },
      },
    },
    async ({ body }) => {
      const { looked, unreadable, orders } = await dryRunRules(deps, body.content);
      return {
        looked,
        unreadable: [...unreadable],
        orders: orders.map(({ appear, vanish, newlyUnchecked, ...order }) => ({
          ...order,
          ...{ appear: appear.map(brief), vanish: vanish.map(brief) },
          newlyUnchecked: [...newlyUnchecked],
        })),
      };
    },
  );
}

const brief = <F extends { code: string; severity: string; field: string; text: object }>({
  code,
  severity,
  field,
  text,
}: F) => ({ code, severity, field, text: text as F['text'] });

const view = ({ at, ...stored }: StoredOverrides) => ({ ...stored, at: at?.toISOString() ?? null });
