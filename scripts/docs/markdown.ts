/** A table of GitHub's Markdown. Cells hold their lines as a list; a cell without lines shows a dash. */
export function table(head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const line = (cells: readonly Cell[]) => `| ${cells.map(cellText).join(' | ')} |`;
  return [line(head), `|${' --- |'.repeat(head.length)}`, ...rows.map(line)].join('\n');
}

export type Cell = string | readonly string[];

const cellText = (cell: Cell): string => {
  const lines = [cell].flat().filter((text) => text !== '');
  return lines.length === 0 ? '–' : lines.join('<br>').replaceAll('|', '\\|');
};
