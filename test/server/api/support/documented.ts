import type { Api } from '#server/api.ts';

/** The part of an OpenAPI document that says which statuses an operation may answer with. */
export interface Documented {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

export interface Operation {
  readonly summary?: string;
  readonly responses: Readonly<Record<string, unknown>>;
}

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly status: number;
}

/** Notes every answer that is given through `app.inject`. */
export class AnswerBook {
  private readonly answers: Asked[] = [];
  private readonly app: Api;

  constructor(app: Api) {
    this.app = app;
    const inject = app.inject.bind(app) as (request: unknown) => Promise<{ statusCode: number }>;
    const noting = async (asked: string | { method?: string; url: string }) => {
      const request: { method?: string; url: string } =
        typeof asked === 'string' ? { url: asked } : asked;
      const response = await inject(request);
      const path = request.url.split('?')[0] ?? '';
      this.answers.push({ method: request.method ?? 'GET', path, status: response.statusCode });
      return response;
    };
    Object.assign(app, { inject: noting });
  }

  /** The answers that the document does not foresee for their operation, each once. */
  undocumented(): string[] {
    const { paths } = this.app.swagger() as unknown as Documented;
    const found = this.answers.flatMap(({ method, path, status }) => {
      const [address, operations] = Object.entries(paths).find(fits(path)) ?? [];
      const operation = operations?.[method.toLowerCase()];
      const known = operation === undefined || Object.hasOwn(operation.responses, String(status));
      return known ? [] : [`${method} ${address ?? ''}: ${String(status)}`];
    });
    return [...new Set(found)].sort();
  }
}

const fits =
  (path: string) =>
  ([pattern]: [string, unknown]): boolean =>
    new RegExp(`^${pattern.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(path);
