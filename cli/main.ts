import { fail } from './fail.ts';
import { beianCommand } from './program.ts';

beianCommand().parseAsync().catch(fail);
