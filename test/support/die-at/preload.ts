// Loaded into every process of a test system before its own code (arm.ts says how).
// It wraps what the process speaks to the world with, and kills the process at a place that was armed.
import { watchAuthority } from './watch-authority.ts';
import { watchMail } from './watch-mail.ts';
import { watchRecord } from './watch-record.ts';
import { watchSms } from './watch-sms.ts';
import { watchTemporal } from './watch-temporal.ts';

const PARTS: Readonly<{ [entry: string]: string }> = { 'main.ts': 'api', 'worker.ts': 'worker' };

/** Which part this process is; a simulator does not die at places. */
const [, folder = '', file = ''] = /(\w+)\/([\w.]+)$/.exec(process.argv[1] ?? '') ?? [];
const part = folder === 'server' ? PARTS[file] : undefined;

if (part !== undefined && process.env.DIE_AT !== undefined) {
  watchRecord();
  watchSms();
  watchMail();
  watchAuthority();
  watchTemporal();
}
