import { PROVINCES, PROVINCE_NAMES, type Province } from '#domain/provinces.ts';
import { blocks, type IdentifierFinding } from './finding.ts';

/** What a service is, by the letter that its number ends with. */
const SERVICE_LETTERS = { website: '', app: 'A', miniProgram: 'X', quickApp: 'K' } as const;

export type NumberedServiceKind = keyof typeof SERVICE_LETTERS;

/** A filing number (备案号): of a subject, or of one of its services. */
export interface IcpNumber {
  readonly province: Province;
  /**
   * Eight to ten digits; those of ten begin with the year (2026000001). Services of who holds a licence may
   * be numbered under that instead: `ICP证070598号`, `B2-20090059`.
   */
  readonly serial: string;
  /** Services of a subject are numbered in one run, whatever their kind: -1, -2A, -3X. */
  readonly service?: { readonly index: number; readonly kind: NumberedServiceKind };
}

/** Abbreviations that are met beside the official ones. */
const ALIASES: readonly (readonly [string, Province])[] = [
  ['川', '四川'],
  ['贵', '贵州'],
  ['云', '云南'],
  ['甘', '甘肃'],
];

const BY_ABBREVIATION: ReadonlyMap<string, Province> = new Map([
  ...PROVINCE_NAMES.map((province) => [PROVINCES[province].abbreviation, province] as const),
  ...ALIASES,
]);

const KINDS = Object.keys(SERVICE_LETTERS) as NumberedServiceKind[];

/** The abbreviation of a province, then the subject's number, or the licence under which a service stands. */
const PATTERN =
  /^(?<abbreviation>\p{Script=Han})(?:ICP备(?<serial>\d{8,10})号|(?<licence>ICP证\d{6,8}号|B2-\d{8})(?=-))(?:-(?<index>[1-9]\d{0,3})(?<letter>[AXK]?))?$/u;

const SOURCE = 'ICP 备案号编码规则';

const FORMAT_FINDING = blocks(
  'identifier.icp_number.format',
  { zh: '备案号格式不正确。', en: 'This is not a filing number.' },
  {
    zh: '主体如 京ICP备2026000001号，服务如 京ICP备2026000001号-1 或 -2A。',
    en: 'A subject has 京ICP备2026000001号, a service 京ICP备2026000001号-1 or -2A.',
  },
  SOURCE,
);

/** Reads a filing number; undefined when it is none. */
export function parseIcpNumber(text: string): IcpNumber | undefined {
  const parts = PATTERN.exec(text.normalize('NFKC').replace(/\s/g, '').toUpperCase())?.groups;
  const province = BY_ABBREVIATION.get(parts?.['abbreviation'] ?? '');
  const serial = parts?.['serial'] ?? parts?.['licence'];
  if (!parts || !province || !serial) return undefined;
  const index = parts['index'];
  const kind = KINDS.find((candidate) => SERVICE_LETTERS[candidate] === (parts['letter'] ?? ''));
  if (index === undefined || !kind) return { province, serial };
  return { province, serial, service: { index: Number(index), kind } };
}

/** Writes a filing number, with the official abbreviation of its province. */
export function formatIcpNumber({ province, serial, service }: IcpNumber): string {
  const number = /^\d/.test(serial) ? `ICP备${serial}号` : serial;
  const subject = `${PROVINCES[province].abbreviation}${number}`;
  return service ? `${subject}-${service.index}${SERVICE_LETTERS[service.kind]}` : subject;
}

/** Checks the form of a filing number of a subject or a service. */
export function checkIcpNumber(text: string): IdentifierFinding | undefined {
  return parseIcpNumber(text) ? undefined : FORMAT_FINDING;
}

const OF_SUBJECT_FINDING = blocks(
  'identifier.icp_number.of_subject',
  {
    zh: '此处应填写主体备案号，所填为服务备案号。',
    en: 'The number of a subject is wanted here; this is the number of one of its services.',
  },
  {
    zh: '请删除“号”之后的序号，例如 京ICP备2026000001号。',
    en: 'Leave out what follows 号, for example 京ICP备2026000001号.',
  },
  SOURCE,
);

const OF_SERVICE_FINDING = blocks(
  'identifier.icp_number.of_service',
  {
    zh: '此处应填写服务备案号，所填缺少序号。',
    en: 'The number of a service is wanted here; the index of the service is missing.',
  },
  {
    zh: '请填写完整的服务备案号，例如 京ICP备2026000001号-1 或 -2A。',
    en: 'Enter it in full, for example 京ICP备2026000001号-1 or -2A.',
  },
  SOURCE,
);

/** Checks the filing number of a subject: no service's. */
export function checkSubjectNumber(text: string): IdentifierFinding | undefined {
  return parseIcpNumber(text)?.service ? OF_SUBJECT_FINDING : checkIcpNumber(text);
}

/** Checks the filing number of a service: with its index. */
export function checkServiceNumber(text: string): IdentifierFinding | undefined {
  const number = parseIcpNumber(text);
  return number && !number.service ? OF_SERVICE_FINDING : checkIcpNumber(text);
}

/** The form in which filing numbers are compared and stored; what is none stays as typed, without space around it. */
export function canonicalIcpNumber(text: string): string {
  const number = parseIcpNumber(text);
  return number ? formatIcpNumber(number) : text.trim();
}
