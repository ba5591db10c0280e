import { Command } from 'commander';
import { htmlPage } from '#activities/mail-html.ts';
import { sampleVariables } from '#activities/notice-samples.ts';
import { writeNotice } from '#activities/notice-words.ts';
import { CodedError } from '#domain/errors.ts';
import { noticeFacts, NOTICE_TEMPLATES, type NoticeTemplate } from '#domain/notices.ts';
import { SYSTEM } from '#domain/roles.ts';
import { recordedRead } from '#orders/recorded-read.ts';
import { connected } from './connected.ts';
import { noticeAsText, templateList } from './notices/as-text.ts';
import { noticesAsSent } from './notices/as-sent.ts';
import { chosenOf, type Chosen } from './notices/chosen.ts';
import type { ShownNotice } from './notices/shown-notice.ts';

/** `beian notices`: the texts that people get. */
export function noticesCommand(): Command {
  const preview = new Command('preview')
    .description('Show the texts of a notice with sample values, or of the notices of an order.')
    .argument('[template]', 'its name; without one, the list of all')
    .option('--channel <channel>', 'sms or mail; both without it')
    .option('--locale <locale>', 'zh or en; both without it')
    .option('--order <number>', 'the notices of this order as they were written, from the record')
    .option('--html', 'write one mail’s HTML and nothing else')
    .action(async (template: string | undefined, options: PreviewOptions) => {
      const chosen = chosenOf(template, options.channel, options.locale);
      if (options.order === undefined && chosen.template === undefined) {
        requireTemplate(options);
        process.stdout.write(templateList());
        return;
      }
      const { order } = options;
      const shown =
        order === undefined
          ? samplesOf(chosen)
          : await connected((system) => {
              const look = { actor: SYSTEM, action: 'notices.read', target: order };
              return recordedRead(system, look, (inside) => noticesAsSent(inside, order, chosen));
            });
      process.stdout.write(
        options.html === true ? oneHtml(shown) : shown.map(noticeAsText).join('\n'),
      );
    });

  return new Command('notices').description('The notices by SMS and e-mail.').addCommand(preview);
}

interface PreviewOptions {
  readonly channel?: string;
  readonly locale?: string;
  readonly order?: string;
  readonly html?: boolean;
}

/** The list is of all notices: what narrows a preview needs one to narrow. */
function requireTemplate({ channel, locale, html }: PreviewOptions): void {
  if (channel === undefined && locale === undefined && html === undefined) return;
  throw new CodedError('notice.template_missing', 'Which notice is to be shown?', {
    field: 'template',
    remedy: `Name one: ${NOTICE_TEMPLATES.join(', ')}.`,
  });
}

function samplesOf({ template, channels, locales }: Chosen): ShownNotice[] {
  const name = template as NoticeTemplate;
  const has = noticeFacts(name).channels.filter((channel) => channels.includes(channel));
  if (has.length === 0) {
    throw new CodedError(
      'notice.no_channel',
      `The notice ${name} does not go by ${channels[0] ?? ''}.`,
      {
        field: '--channel',
        remedy: `It goes by ${noticeFacts(name).channels.join(' and ')}.`,
      },
    );
  }
  return has.flatMap((channel) =>
    locales.map((locale) => ({
      template: name,
      channel,
      locale,
      text: writeNotice(locale, name, channel, sampleVariables(locale)),
    })),
  );
}

/** The first mail among them: a browser shows one page. */
function oneHtml(shown: readonly ShownNotice[]): string {
  const mail = shown.find(({ channel }) => channel === 'mail');
  if (mail?.text.html === undefined) {
    throw new CodedError('notice.no_html', 'Only an e-mail has HTML.', {
      field: '--html',
      remedy: 'Choose a notice that goes by mail, and leave out --channel sms.',
    });
  }
  return htmlPage(mail.locale, mail.text.subject, mail.text.html);
}
