import chineseDays from 'chinese-days';

const dayMs = 86_400_000;
const beijingMs = 8 * 3_600_000;
const decisionHour = 10;
const known = new Map<string, number>();

function isWorkingDay(day: number): boolean {
  // With slashes: chinese-days reads dashes as UTC and then looks at the local day.
  return chineseDays.isWorkday(new Date(day).toISOString().slice(0, 10).replaceAll('-', '/'));
}

/**
 * 10:00 in Beijing on the n-th working day (1 or more) after the Beijing day of an instant; that
 * day itself does not count. Instants are ms since 1970. Years whose calendar is not published
 * have no public holidays here.
 */
export function afterWorkingDays(from: number, workingDays: number): number {
  // Days are told by the UTC midnight that carries the Beijing date.
  const start = Math.floor((from + beijingMs) / dayMs) * dayMs;
  const key = `${start}+${workingDays}`;
  let day = known.get(key);
  if (day === undefined) {
    day = start;
    for (let left = workingDays; left > 0;) {
      day += dayMs;
      if (isWorkingDay(day)) left -= 1;
    }
    known.set(key, day);
  }
  return day + decisionHour * 3_600_000 - beijingMs;
}
