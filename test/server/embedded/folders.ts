import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { onTestFinished } from 'vitest';

export const isRoot = process.getuid?.() === 0;

/** A temporary folder that every user may enter, as a project folder usually is. */
export function openFolder(): string {
  const folder = closedFolder();
  chmodSync(folder, 0o755);
  return folder;
}

/** A temporary folder that its owner alone may enter (0700); removed after the test that asks for it. */
export function closedFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'beian-embedded-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
