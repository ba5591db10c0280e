import Type from 'typebox';
import { Compile } from 'typebox/compile';
import { addDays, isDay, isWeekend, yearOf, type Day } from './days.ts';
import type { YearNotice } from './year-notice.ts';
import { CodedError } from '#domain/errors.ts';

const days = (description: string) => Type.Array(Type.String(), { description });

/** A yearly notice as an operator writes it, in JSON. */
export const YearNoticeSchema = Type.Object(
  {
    year: Type.Integer({ minimum: 2004, maximum: 2199, description: 'The year it arranges' }),
    source: Type.String({ minLength: 1, maxLength: 500, description: 'Its number or address' }),
    holidays: days('Days off, YYYY-MM-DD'),
    makeUpDays: days('Worked Saturdays and Sundays, YYYY-MM-DD'),
  },
  { additionalProperties: false, title: '年度放假通知 · Yearly holiday notice' },
);

const shape = Compile(YearNoticeSchema);

/** The earliest day of the December before that a New Year's arrangement may touch. */
const firstDay = (year: number): Day => addDays(`${year}-01-01`, -7);

interface Entry {
  readonly field: string;
  readonly day: string;
  readonly year: number;
  readonly worked: boolean;
  readonly seen: ReadonlyMap<string, boolean>;
}

/** What may be wrong with one day of a notice; the first rule that fires is reported. */
const RULES: readonly {
  code: string;
  broken(entry: Entry): boolean;
  sentence(entry: Entry): string;
}[] = [
  {
    code: 'calendar.malformed_day',
    broken: ({ day }) => !isDay(day),
    sentence: ({ day }) => `"${day}" is not a calendar day written YYYY-MM-DD.`,
  },
  {
    code: 'calendar.notice_day_outside_year',
    broken: ({ day, year }) =>
      yearOf(day) !== year && !(day >= firstDay(year) && yearOf(day) < year),
    sentence: ({ day, year }) =>
      `${day} belongs neither to ${year} nor to the last days of the December before it.`,
  },
  {
    code: 'calendar.notice_day_twice',
    broken: ({ day, worked, seen }) => seen.get(day) === worked,
    sentence: ({ day }) => `${day} is listed twice.`,
  },
  {
    code: 'calendar.notice_day_off_and_worked',
    broken: ({ day, seen }) => seen.has(day),
    sentence: ({ day }) => `${day} is listed both as a holiday and as a make-up working day.`,
  },
  {
    code: 'calendar.make_up_day_not_weekend',
    broken: ({ day, worked }) => worked && !isWeekend(day),
    sentence: ({ day }) => `${day} is not a Saturday or Sunday, so it can't be a make-up day.`,
  },
];

function refuse(code: string, field: string, sentence: string): never {
  throw new CodedError(code, sentence, {
    field,
    remedy:
      'Compare the file with the notice of the State Council, correct this entry and load it again.',
  });
}

function checkShape(json: unknown): YearNotice {
  if (shape.Check(json)) return json;
  const error = shape.Errors(json)[0];
  return refuse(
    'calendar.malformed_notice',
    error?.instancePath ?? '',
    'A notice is an object with year (a whole number from 2004), source (text), holidays and makeUpDays (lists of days), and nothing else.',
  );
}

/**
 * Reads a yearly notice that an operator loads and refuses one that can't be right.
 * @throws CodedError with the JSON pointer of the entry in `field`: `calendar.malformed_notice`,
 *   `calendar.notice_without_holidays`, `calendar.malformed_day`, `calendar.notice_day_outside_year`,
 *   `calendar.notice_day_twice`, `calendar.notice_day_off_and_worked`, `calendar.make_up_day_not_weekend`.
 */
export function parseYearNotice(json: unknown): YearNotice {
  const notice = checkShape(json);
  const { year } = notice;
  if (notice.holidays.length === 0) {
    refuse(
      'calendar.notice_without_holidays',
      '/holidays',
      `The notice of ${year} names no holiday.`,
    );
  }
  const seen = new Map<string, boolean>();
  for (const [list, worked] of [
    ['holidays', false],
    ['makeUpDays', true],
  ] as const) {
    for (const [index, day] of notice[list].entries()) {
      const entry = { field: `/${list}/${index}`, day, year, worked, seen };
      const rule = RULES.find(({ broken }) => broken(entry));
      if (rule) refuse(rule.code, entry.field, rule.sentence(entry));
      seen.set(day, worked);
    }
  }
  return notice;
}
