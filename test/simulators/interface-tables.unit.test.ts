import { describe, expect, it } from 'vitest';
import { codeTablesShape } from '#simulators/authority/wire/code-table-shapes.ts';
import { downloadBlocks } from '#simulators/authority/wire/download-shapes.ts';
import type { Shape } from '#simulators/authority/wire/shape.ts';
import { uploadShape } from '#simulators/authority/wire/upload-shapes.ts';
import { elementsOf, elementsOfShape, treesMissing } from './support/element-tree.ts';

if (treesMissing !== undefined) process.stderr.write(`skipped: ${treesMissing}\n`);

const upload = 'upload-tree-v30.txt';
const download = 'download-tree-v30.txt';
const tables: readonly (readonly [string, string, Shape])[] = [
  [upload, 'UploadData/ICP', uploadShape],
  ...Object.entries(downloadBlocks).map(
    ([block, shape]) => [download, `DownloadData/ICP/${block}`, shape] as const,
  ),
  [download, 'DownloadData/JCDM', codeTablesShape],
];

describe.skipIf(treesMissing !== undefined)('the simulator’s tables of the interface', () => {
  it.each(tables)(
    'given %s, when %s is compared, then every element is the same',
    (file, root, shape) => {
      const agreed = elementsOf(file, root);
      expect(agreed.size).toBeGreaterThan(0);
      expect(Object.fromEntries(elementsOfShape(shape))).toEqual(Object.fromEntries(agreed));
    },
  );
});
