import { MACHINES, type FilingMachine } from '#machines/registry.ts';

/** Every registered machine with its name, `newSubject v1`, for `describe.each`. */
export const EVERY_MACHINE: readonly (readonly [string, FilingMachine])[] = Object.entries(
  MACHINES,
).flatMap(([type, versions]) =>
  Object.entries<FilingMachine>(versions).map(
    ([version, machine]) => [`${type} v${version}`, machine] as const,
  ),
);
