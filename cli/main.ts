import { outliveReaders } from './broken-pipe.ts';
import { fail } from './fail.ts';
import { beianCommand } from './program.ts';

outliveReaders(process.stdout, process.stderr);
beianCommand().parseAsync().catch(fail);
