import { SETTINGS } from '#server/settings.ts';

/** Settings for measuring the work and not a window in which people may change their minds. */
const AT_ONCE = { BEIAN_RECALL_MINUTES: '0' } as const;

/** Those of them that the product at hand knows: it refuses others. */
export function settingsForMeasuring(): { [name: string]: string } {
  const known: readonly string[] = Object.values(SETTINGS).map(([variable]) => variable);
  return Object.fromEntries(Object.entries(AT_ONCE).filter(([name]) => known.includes(name)));
}
