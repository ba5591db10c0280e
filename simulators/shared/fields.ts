/** A body that is not what was agreed; `field` names the place, dotted. The server answers 400. */
export class FieldError extends Error {
  readonly field: string;

  constructor(field: string, message: string) {
    super(message);
    this.name = 'FieldError';
    this.field = field;
  }
}

/** Reads the fields of an untrusted JSON or form body; every reader throws `FieldError`. */
export class Fields {
  readonly #values: Record<string, unknown>;
  readonly #path: string;

  constructor(body: unknown, path = '') {
    if (typeof body !== 'object' || body === null || Array.isArray(body)) {
      throw new FieldError(path === '' ? 'body' : path, 'must be an object');
    }
    this.#values = body as Record<string, unknown>;
    this.#path = path;
  }

  /** The dotted name of a field, for messages. */
  name(field: string): string {
    return this.#path === '' ? field : `${this.#path}.${field}`;
  }

  has(field: string): boolean {
    return this.#values[field] !== undefined && this.#values[field] !== null;
  }

  object(field: string): Fields {
    return new Fields(this.#values[field], this.name(field));
  }

  /** A list as it came; empty when absent. */
  list(field: string): readonly unknown[] {
    if (!this.has(field)) return [];
    const value = this.#values[field];
    if (!Array.isArray(value)) throw new FieldError(this.name(field), 'must be a list');
    return value as unknown[];
  }

  text(field: string): string {
    const value = this.optionalText(field);
    if (value === undefined || value === '') {
      throw new FieldError(this.name(field), 'must be a text that is not empty');
    }
    return value;
  }

  optionalText(field: string): string | undefined {
    if (!this.has(field)) return undefined;
    const value = this.#values[field];
    if (typeof value !== 'string') throw new FieldError(this.name(field), 'must be a text');
    return value.trim();
  }

  /** A number, also as digits in a form; undefined when absent. Negative ones are refused. */
  optionalNumber(field: string): number | undefined {
    if (!this.has(field)) return undefined;
    const value = Number(this.#values[field]);
    if (!Number.isFinite(value) || value < 0) {
      throw new FieldError(this.name(field), 'must be a number, zero or more');
    }
    return value;
  }

  /** True for true (in a form: 'true' or 'on'); false when absent. */
  flag(field: string): boolean {
    return [true, 'true', 'on'].includes(this.#values[field] as string | boolean);
  }

  oneOf<Value extends string>(field: string, values: readonly Value[]): Value {
    const value = this.text(field);
    const found = values.find((candidate) => candidate === value);
    if (found === undefined) {
      throw new FieldError(this.name(field), `must be one of ${values.join(', ')}`);
    }
    return found;
  }
}
