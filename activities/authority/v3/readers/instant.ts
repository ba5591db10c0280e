/** Year, month and day as they are met: 2026-3-1, 2026/03/01, 2026年3月1日, 20260301. */
const DAY = /^(\d{4})[-/.年]?(\d{1,2})[-/.月]?(\d{1,2})日?$/;

/** Hour and minute, perhaps the second with a fraction, perhaps a zone. */
const TIME = /^(\d{1,2})[:时](\d{1,2})分?(?::?(\d{1,2})(?:\.\d*)?秒?)?(Z|[+-]\d{2}:?\d{2})?$/;

const BEIJING_MS = 8 * 3_600_000;

/**
 * A point in time from a download, 10–22 characters long by the schema and in no format that it names:
 * `YYYY-MM-DD` where there is no time of day, else ISO 8601 in Beijing time. Undefined where it is none.
 */
export function readInstant(text: string): string | undefined {
  const [written = '', time] = text.trim().split(/[T\s]+/, 2);
  const day = readDay(written);
  if (day === undefined || time === undefined) return day;
  const [, hour = '', minute = '', second = '0', zone = '+08:00'] = TIME.exec(time) ?? [];
  const at = new Date(`${day}T${two(hour)}:${two(minute)}:${two(second)}${withColon(zone)}`);
  if (Number.isNaN(at.getTime())) return undefined;
  return `${new Date(at.getTime() + BEIJING_MS).toISOString().slice(0, 19)}+08:00`;
}

function readDay(text: string): string | undefined {
  const [, year = '', month = '', day = ''] = DAY.exec(text) ?? [];
  const date = `${year}-${two(month)}-${two(day)}`;
  const midnight = new Date(`${date}T00:00:00Z`);
  // Of the 31st of February the calendar makes another day.
  const exists = !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(date);
  return exists ? date : undefined;
}

function two(part: string): string {
  return part.padStart(2, '0');
}

function withColon(zone: string): string {
  return zone.replace(/^([+-]\d{2})(\d{2})$/, '$1:$2');
}
