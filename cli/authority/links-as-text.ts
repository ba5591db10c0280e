import type { linksNow } from '#server/authority/queries.ts';

type Link = Awaited<ReturnType<typeof linksNow>>['links'][number];

const STATES = {
  running: '正常 running',
  waiting: '等待 waiting',
  stopped: '停用 STOPPED',
  silent: '无应答 silent',
} as const;

/** How the links stand, a line each, with the trouble of those that have one below it. */
export function linksAsText(links: readonly Link[], empty: string | null): string {
  if (links.length === 0) return `${empty ?? ''}\n`;
  const lines = links.flatMap((link) => {
    const { endpoint, provinces, state, trouble, sequence, queued, lastContactAt, until } = link;
    const head = [
      endpoint.padEnd(14),
      provinces.join('、').padEnd(4),
      STATES[state],
      `sequence ${String(sequence)}`,
      `queue ${String(queued)}`,
      `last contact ${lastContactAt ?? 'never'}`,
      ...(until === null ? [] : [`until ${until}`]),
    ].join('  ');
    if (trouble === null) return [head];
    const { code, title, remedy } = trouble;
    return [head, `    ${code} ${title.zh} · ${title.en}`, `    ${remedy.zh} · ${remedy.en}`];
  });
  return `${lines.join('\n')}\n`;
}
