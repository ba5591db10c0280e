import { Command } from 'commander';
import { CodedError } from '#domain/errors.ts';
import { SYSTEM } from '#domain/roles.ts';
import { resendUpload, resumeLink, unknownEndpoint } from '#orders/link-acts.ts';
import { linksNow } from '#server/authority/queries.ts';
import { HIGHEST_SEQUENCE } from '#server/authority/schemas.ts';
import { filed, filingPassword } from './authority/ask.ts';
import { askOrder } from './authority/ask-order.ts';
import { decodedFile } from './authority/decoded-file.ts';
import { encodedFiling, writtenXml } from './authority/encoded-filing.ts';
import { linksAsText } from './authority/links-as-text.ts';
import { connected } from './connected.ts';

/** `beian authority`: the links to the bureaus, and the files that go over them. */
export function authorityCommand(): Command {
  return new Command('authority')
    .description('The links to the bureaus and the files that go over them.')
    .addCommand(status())
    .addCommand(resume())
    .addCommand(resend())
    .addCommand(askOrder())
    .addCommand(filed())
    .addCommand(filingPassword())
    .addCommand(encode())
    .addCommand(decode());
}

const status = () =>
  new Command('status')
    .description(
      'How each link stands: sequence, queue, last contact, hours, faults; and what waits for provinces without one.',
    )
    .argument('[endpoint]', 'this one only')
    .option('--json', 'as JSON')
    .action(async (endpoint: string | undefined, { json }: { json?: boolean }) => {
      await connected(async (system) => {
        const standing = await linksNow({ ...system, committed: () => undefined });
        const links = standing.links.filter(
          (link) => endpoint === undefined || link.endpoint === endpoint,
        );
        if (links.length === 0 && endpoint !== undefined) throw unknownEndpoint(endpoint);
        const shown = { ...standing, links };
        process.stdout.write(
          json === true ? `${JSON.stringify(shown, null, 2)}\n` : linksAsText(shown),
        );
      });
    });

const resume = () =>
  new Command('resume')
    .description('Let a link go on that stood still or waits, once its reason has been seen to.')
    .argument('<endpoint>', 'its name, as “status” shows it')
    .action(async (endpoint: string) => {
      await connected((system) =>
        resumeLink({ ...system, committed: () => undefined }, endpoint, SYSTEM),
      );
      process.stdout.write(`${endpoint} goes on.\n`);
    });

const resend = () =>
  new Command('resend')
    .description('Send the last file of an endpoint again as it was, under its number.')
    .argument('<endpoint>', 'its name, as “status” shows it')
    .argument('<sequence>', 'its number, as “status” shows it')
    .action(async (endpoint: string, typed: string) => {
      const sequence = Number(typed);
      if (!Number.isInteger(sequence) || sequence < 1 || sequence > HIGHEST_SEQUENCE) {
        throw new CodedError('link.no_such_file', `“${typed}” is no number of a file.`, {
          field: 'sequence',
          remedy: 'Files are numbered 1, 2, 3 …; “beian authority status” shows the last.',
        });
      }
      await connected((system) =>
        resendUpload({ ...system, committed: () => undefined }, { endpoint, sequence }, SYSTEM),
      );
      process.stdout.write(`File ${String(sequence)} is sent to ${endpoint} once more.\n`);
    });

const encode = () =>
  new Command('encode')
    .description(
      'Print the XML that would be sent for an order, which is recorded, or for a filing in a file (samples/…), which needs nothing running.',
    )
    .argument('<order-or-file>', 'an order’s number, or a file like those in samples/')
    .option('--utf8', 'in UTF-8, to be read; without it in GBK, as it is sent')
    .action(async (what: string, { utf8 }: { utf8?: boolean }) => {
      const { xml, note } = await encodedFiling(what);
      process.stderr.write(`${note}\n`);
      process.stdout.write(writtenXml(xml, utf8 === true));
    });

const decode = () =>
  new Command('decode')
    .description(
      'Print the XML of a file of the interface (zip or XML) in UTF-8, and what it says.',
    )
    .argument('<file>', 'the zip or XML as it travelled, not encrypted')
    .option('--json', 'what was read of it, as JSON')
    .action((file: string, { json }: { json?: boolean }) => {
      process.stdout.write(decodedFile(file, json === true));
    });
