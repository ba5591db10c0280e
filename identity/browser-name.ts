/** What browsers call themselves, the more particular before those that they claim to be as well. */
const BROWSERS: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['WeChat', /MicroMessenger\/(\d+)/],
  ['Edge', /Edg\w*\/(\d+)/],
  ['Opera', /OPR\/(\d+)/],
  ['Firefox', /(?:Firefox|FxiOS)\/(\d+)/],
  ['Chrome', /(?:Chrome|CriOS)\/(\d+)/],
  ['Safari', /Version\/(\d+)[^]*Safari/],
];

const SYSTEMS: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['Android', /Android/],
  ['iOS', /iPhone|iPad/],
  ['Windows', /Windows/],
  ['macOS', /Macintosh/],
  ['Linux', /Linux/],
];

/**
 * A browser as its owner knows it again in a list: its name, version and system, for example “Firefox 128,
 * Windows”. Whatever else it says of itself would single people out, and is not kept.
 */
export function browserName(userAgent: string | undefined): string {
  const said = userAgent ?? '';
  const browser = BROWSERS.flatMap(([name, pattern]) => {
    const [, version] = pattern.exec(said) ?? [];
    return version === undefined ? [] : [`${name} ${version.slice(0, 4)}`];
  });
  const system = SYSTEMS.flatMap(([name, pattern]) => (pattern.test(said) ? [name] : []));
  return [...browser.slice(0, 1), ...system.slice(0, 1)].join(', ');
}
