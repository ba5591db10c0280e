import { FieldError, Fields } from '../shared/fields.ts';
import { decisionPlaces, type DecisionPlace } from './feed/decision-news.ts';
import { provinceOf } from './provinces.ts';

/** How one province’s bureau is set up. What is not said is as it is for all. */
export interface ProvinceSettings {
  readonly user?: string;
  readonly password?: string;
  readonly ispId?: string;
  /** Key and vector of AES, as texts. Where they are there, downloads are encrypted. */
  readonly aesKey?: string;
  readonly aesIv?: string;
  /** When uploads are taken, Beijing time: 09:00-18:00. Empty: always. */
  readonly hours?: string;
  /** Until when (ISO) no upload is taken at all, e.g. over a holiday. Empty: open. */
  readonly closedUntil?: string;
  readonly smsExtension?: boolean;
  /** How many reports may wait for a decision before no further file is taken. */
  readonly queueLimit?: number;
  /** False: the right to report has not been opened. */
  readonly reporting?: boolean;
  /** Whether the last access of a service may be cancelled. */
  readonly shellSites?: boolean;
  readonly decisionPlace?: DecisionPlace;
}

const texts = ['user', 'password', 'ispId', 'aesKey', 'aesIv', 'hours', 'closedUntil'] as const;
const flags = ['smsExtension', 'reporting', 'shellSites'] as const;

function checked(settings: ProvinceSettings): ProvinceSettings {
  const { hours = '', closedUntil = '', aesKey = '', aesIv = '' } = settings;
  if (hours !== '' && !/^\d\d:\d\d-\d\d:\d\d$/.test(hours)) {
    throw new FieldError('hours', 'must be like 09:00-18:00');
  }
  if (closedUntil !== '' && Number.isNaN(Date.parse(closedUntil))) {
    throw new FieldError('closedUntil', 'must be an instant');
  }
  if (aesKey !== '' && ![16, 24, 32].includes(Buffer.byteLength(aesKey))) {
    throw new FieldError('aesKey', 'must have 16, 24 or 32 bytes');
  }
  if (aesKey !== '' && Buffer.byteLength(aesIv) !== 16) {
    throw new FieldError('aesIv', 'must have 16 bytes');
  }
  return settings;
}

/** Reads `POST /control/provinces`: only what is given is changed. Throws FieldError. */
export function readSettings(body: unknown): { code: string; settings: ProvinceSettings } {
  const fields = new Fields(body);
  const code = readProvince(fields);
  const given: Record<string, string | number | boolean> = {};
  for (const name of texts) {
    // Ids come as numbers too.
    if (fields.has(name)) given[name] = String((body as Record<string, unknown>)[name]).trim();
  }
  for (const name of flags) if (fields.has(name)) given[name] = fields.flag(name);
  const queueLimit = fields.optionalNumber('queueLimit');
  if (queueLimit !== undefined) given['queueLimit'] = queueLimit;
  if (fields.has('decisionPlace')) {
    given['decisionPlace'] = fields.oneOf('decisionPlace', decisionPlaces);
  }
  return { code, settings: checked(given) };
}

/** The code of a province in the field `code`. Throws FieldError. */
export function readProvince(fields: Fields): string {
  const code = fields.text('code');
  if (provinceOf(code) === undefined) throw new FieldError('code', 'is no province’s code');
  return code;
}
