#!/usr/bin/env node
// The command line runs from its sources: tsx reads TypeScript, and nothing has to be built first.
import { register } from 'tsx/esm/api';

register();
await import('./main.ts');
