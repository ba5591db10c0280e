import { canonicalDomain } from '#domain/identifiers/domain.ts';

/** Scheme (optional), host, port, then a path; user names and other schemes are not taken. */
const HOME_URL = /^(?:https?:\/\/)?(?<host>[^\s/:?#@]+)(?::\d{1,5})?(?:[/?#]\S*)?$/iu;

/** The host of a website's home page, typed with or without `https://`; undefined when it is no address. */
export function homeUrlHost(text: string): string | undefined {
  const host = HOME_URL.exec(text.trim())?.groups?.['host'];
  return host === undefined ? undefined : canonicalDomain(host);
}
