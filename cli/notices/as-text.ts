import { NOTICE_CHANNELS, NOTICE_TEMPLATES, noticeFacts } from '#domain/notices.ts';
import { SMS_ROOM, smsSegments } from '#domain/sms-segments.ts';
import type { ShownNotice } from './shown-notice.ts';

/** All notices: how each goes, who reads it, and what its texts may speak of. */
export function templateList(): string {
  const width = Math.max(...NOTICE_TEMPLATES.map((name) => name.length)) + 2;
  return NOTICE_TEMPLATES.map((name) => {
    const { channels, readBy, variables } = noticeFacts(name);
    const ways = channels.join('+').padEnd(10);
    return `${name.padEnd(width)}${ways}${readBy.padEnd(11)}${variables.join(', ')}\n`;
  }).join('');
}

/** A notice with its subject, its length and its segments. */
export function noticeAsText({ template, channel, locale, text, standing }: ShownNotice): string {
  const head: string[] = [template, NOTICE_CHANNELS[channel].title.en, locale];
  if (channel === 'sms') head.push(sizeOf(text.body));
  if (standing !== undefined) head.push(standing);
  const subject = text.subject === '' ? '' : `Subject: ${text.subject}\n\n`;
  const words = `${subject}${text.body}`.replaceAll(/^(?=.)/gm, '  ');
  return `${head.join(' · ')}\n${words}\n`;
}

function sizeOf(text: string): string {
  const { encoding, characters, segments } = smsSegments(text);
  const size = `${String(characters)} characters, ${encoding}, ${String(segments)} segment`;
  if (segments === 1) return size;
  return `${size}s: over one, which has ${String(SMS_ROOM[encoding].alone)}`;
}
