import { ipElement } from '../parts/access.ts';
import { dateElement } from '../parts/date.ts';
import { emailElement, phoneElement } from '../parts/person.ts';
import type { Pen } from '../pen.ts';
import type { UnfiledSiteResultRecord } from '../records.ts';
import { branch, type Xml } from '../xml.ts';

/** What was done about a site without a filing (未备案处理结果). */
export function unfiledSiteResultElement(pen: Pen, record: UnfiledSiteResultRecord): Xml {
  const { reporter } = record;
  return branch(
    'Clxx',
    pen.text('Ym', record.domain, '/domain'),
    ipElement(pen, 'IP', record.ip, '/ip'),
    pen.number('Yys', record.carrierId, '/carrierId'),
    pen.number('Jrs', record.providerId, '/providerId'),
    pen.number('Shengid', record.provinceId, '/provinceId'),
    pen.code('Cljg', 'unfiledHandling', record.result, '/result'),
    pen.text('Clyj', record.opinion, '/opinion'),
    dateElement(pen, 'Rbsj', record.listedOn, '/listedOn'),
    dateElement(pen, 'Clsx', record.dueOn, '/dueOn'),
    pen.text('Sbrxm', reporter?.name, '/reporter/name'),
    phoneElement(pen, 'Sbrdh', reporter?.phone, '/reporter/phone', false),
    emailElement(pen, 'Sbrdzyj', reporter?.email, '/reporter/email'),
  );
}
