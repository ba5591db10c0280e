// RFC 3492, section 5: the parameters of Punycode.
const BASE = 36;
const LOWEST = 1;
const HIGHEST = 26;
const SKEW = 38;
const DAMP = 700;
const FIRST_BIAS = 72;
const FIRST_POINT = 0x80;
const LAST_POINT = 0x10ffff;
const FIRST_SURROGATE = 0xd800;
const LAST_SURROGATE = 0xdfff;

const DIGITS = 'abcdefghijklmnopqrstuvwxyz0123456789';

function adapted(delta: number, points: number, first: boolean): number {
  let rest = Math.floor(delta / (first ? DAMP : 2));
  rest += Math.floor(rest / points);
  let bias = 0;
  for (; rest > ((BASE - LOWEST) * HIGHEST) / 2; bias += BASE) {
    rest = Math.floor(rest / (BASE - LOWEST));
  }
  return bias + Math.floor(((BASE - LOWEST + 1) * rest) / (rest + SKEW));
}

const threshold = (place: number, bias: number) =>
  Math.min(Math.max(place - bias, LOWEST), HIGHEST);

/** One number of Punycode, from `at` on, and where the next begins; undefined when it is cut off or too great. */
function readNumber(text: string, at: number, bias: number) {
  let [value, weight, next] = [0, 1, at];
  for (let place = BASE; ; place += BASE) {
    const digit = next < text.length ? DIGITS.indexOf(text.charAt(next)) : -1;
    value += digit * weight;
    if (digit < 0 || !Number.isSafeInteger(value)) return undefined;
    next += 1;
    if (digit < threshold(place, bias)) return { value, next };
    weight *= BASE - threshold(place, bias);
  }
}

function writeNumber(value: number, bias: number): string {
  let [rest, written] = [value, ''];
  for (let place = BASE; ; place += BASE) {
    const from = threshold(place, bias);
    if (rest < from) return written + DIGITS.charAt(rest);
    written += DIGITS.charAt(from + ((rest - from) % (BASE - from)));
    rest = Math.floor((rest - from) / (BASE - from));
  }
}

/**
 * What a label of a domain says that is written in Punycode, given without its `xn--`; undefined when it is
 * not Punycode (RFC 3492, 6.2).
 */
export function decodePunycode(text: string): string | undefined {
  const cut = Math.max(text.lastIndexOf('-'), 0);
  const points = [...text.slice(0, cut)].map((character) => character.charCodeAt(0));
  if (points.some((point) => point >= FIRST_POINT)) return undefined;
  let [point, place, bias] = [FIRST_POINT, 0, FIRST_BIAS];
  for (let at = cut > 0 ? cut + 1 : 0; at < text.length;) {
    const number = readNumber(text, at, bias);
    if (!number) return undefined;
    const length = points.length + 1;
    bias = adapted(number.value, length, place === 0);
    point += Math.floor((place + number.value) / length);
    place = (place + number.value) % length;
    if (point > LAST_POINT || (point >= FIRST_SURROGATE && point <= LAST_SURROGATE)) {
      return undefined;
    }
    points.splice(place, 0, point);
    place += 1;
    at = number.next;
  }
  return String.fromCodePoint(...points);
}

/** A label of a domain in Punycode, without the `xn--` before it (RFC 3492, 6.3). */
export function encodePunycode(text: string): string {
  const points = [...text].map((character) => character.codePointAt(0) ?? 0);
  const basic = points.filter((point) => point < FIRST_POINT);
  let written = basic.length > 0 ? `${String.fromCharCode(...basic)}-` : '';
  let [done, delta, bias] = [basic.length, 0, FIRST_BIAS];
  let last = FIRST_POINT;
  for (const next of [...new Set(points)].sort((a, b) => a - b)) {
    if (next < FIRST_POINT) continue;
    delta += (next - last) * (done + 1);
    for (const point of points) {
      if (point < next) delta += 1;
      if (point !== next) continue;
      written += writeNumber(delta, bias);
      bias = adapted(delta, done + 1, done === basic.length);
      delta = 0;
      done += 1;
    }
    delta += 1;
    last = next + 1;
  }
  return written;
}
