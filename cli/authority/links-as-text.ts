import type { linksNow } from '#server/authority/queries.ts';

type Standing = Awaited<ReturnType<typeof linksNow>>;
type Link = Standing['links'][number];

const STATES = {
  running: '正常 running',
  waiting: '等待 waiting',
  stopped: '停用 STOPPED',
  silent: '无应答 silent',
} as const;

/** How the links stand, a line each, with the trouble of those that have one below it, and what waits for none of them. */
export function linksAsText({ links, uncovered, empty }: Standing): string {
  const lines = [
    ...(links.length === 0 ? [empty ?? ''] : links.flatMap(linkAsText)),
    ...uncoveredAsText(uncovered),
  ];
  return `${lines.join('\n')}\n`;
}

function linkAsText(link: Link): string[] {
  const { endpoint, provinces, state, trouble, sequence, queued, lastContactAt, until } = link;
  const head = [
    endpoint.padEnd(14),
    (provinces.join('、') || 'none').padEnd(4),
    STATES[state],
    `sequence ${String(sequence)}`,
    `queue ${String(queued)}`,
    `last contact ${lastContactAt ?? 'never'}`,
    ...(until === null ? [] : [`until ${until}`]),
  ].join('  ');
  if (trouble === null) return [head];
  const { code, title, remedy } = trouble;
  return [head, `    ${code} ${title.zh} · ${title.en}`, `    ${remedy.zh} · ${remedy.en}`];
}

function uncoveredAsText(uncovered: Standing['uncovered']): string[] {
  if (uncovered.length === 0) return [];
  const provinces = uncovered.map(({ province, queued }) => `${province} ${String(queued)}`);
  return [
    `无接口的省份，等待上报 Reports that wait for provinces without an endpoint: ${provinces.join('、')}`,
    '    请在 AUTHORITY_ENDPOINTS 中为其设置接口并重启 · Give them an endpoint in AUTHORITY_ENDPOINTS and start again',
  ];
}
