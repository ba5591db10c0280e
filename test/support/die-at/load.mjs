// What --import names. Node loads it into its loader's thread too, where nobody understands TypeScript yet.
import { isMainThread } from 'node:worker_threads';

if (isMainThread) await import('./preload.ts');
