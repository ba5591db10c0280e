import type { Pen } from '../pen.ts';
import type { ApprovalRecord, ServiceRecord } from '../records.ts';
import { branch, distinct, leaf, type Xml } from '../xml.ts';
import { accessElements } from './access.ts';
import { idElements, type IdNames } from './ids.ts';
import { personElement } from './person.ts';

/** How a block's service (Wz_xx) differs from the others'. */
export interface ServiceShape {
  readonly ids: IdNames;
  readonly phoneNeeded: boolean;
  readonly languages: boolean;
  readonly filingNumber: boolean;
  readonly mobile: 'Fzr_sjhm' | 'sjhm';
  /** The way of reporting (Bbfs) stands at the end of each access. */
  readonly reportedBy?: string;
}

/** The services of a record, one at least. */
export function serviceElements(
  pen: Pen,
  services: readonly ServiceRecord[],
  shape: ServiceShape,
): Xml[] {
  return pen.list(services, [1, Infinity], '/services', (service, at) => [
    serviceElement(pen, service, at, shape),
  ]);
}

function serviceElement(pen: Pen, service: ServiceRecord, field: string, shape: ServiceShape): Xml {
  const { ids, mobile, phoneNeeded } = shape;
  return branch(
    'Wz_xx',
    idElements(pen, ids.service, service, field),
    pen.text('Wzmc', service.name, `${field}/name`),
    approvalElements(pen, service.approvals, `${field}/approvals`),
    [
      branch(
        'Fwnr',
        // Two words of a form may stand for one entry of the table.
        distinct(
          pen.list(service.contentTypes, [1, 64], `${field}/contentTypes`, (entry, at) =>
            pen.code('Fwnr_id', 'contentType', entry, at),
          ),
        ),
      ),
    ],
    shape.languages ? [languageElement(pen, service, field)] : [],
    pen.list(service.domains, [1, Infinity], `${field}/domains`, (domain, at) => [
      branch(
        'Ym_xx',
        idElements(pen, ids.domain, domain, at),
        pen.text('Ym', domain.name, `${at}/name`),
      ),
    ]),
    pen.list(service.accesses, [1, Infinity], `${field}/accesses`, (access, at) => [
      branch(
        'Jr_xx',
        idElements(pen, ids.access, access, at),
        accessElements(pen, access, at, ids),
        shape.reportedBy === undefined ? [] : [leaf('Bbfs', shape.reportedBy)],
      ),
    ]),
    [personElement(pen, 'Wz_Fzr', service.owner, `${field}/owner`, { phoneNeeded, mobile })],
    shape.filingNumber ? pen.text('Baxh', service.filingNumber, `${field}/filingNumber`) : [],
    pen.text('Syurl', service.homeUrl, `${field}/homeUrl`),
    pen.text('Wz_Bz', service.remarks, `${field}/remarks`),
  );
}

function languageElement(pen: Pen, service: ServiceRecord, field: string): Xml {
  return branch(
    'Yylb',
    distinct(
      pen.list(service.languages, [1, 256], `${field}/languages`, (entry, at) =>
        pen.code('Yylb_id', 'language', entry, at),
      ),
    ),
  );
}

/** Pre-approvals (Nrlx): none is no element, else 1–64 with 1–10 images each. */
function approvalElements(pen: Pen, approvals: readonly ApprovalRecord[], field: string): Xml[] {
  if (approvals.length === 0) return [];
  return [
    branch(
      'Nrlx',
      pen.list(approvals, [1, 64], field, (approval, at) => [
        branch(
          'Nrlx_xx',
          pen.code('Nrlx_id', 'preApproval', approval.kind, `${at}/kind`),
          pen.text('Qzsph', approval.number, `${at}/number`),
          pen.list(approval.images, [1, 10], `${at}/images`, (image, place) =>
            pen.content('Spwj', image, pen.caps.others, place),
          ),
        ),
      ]),
    ),
  ];
}
