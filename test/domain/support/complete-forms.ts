import type { FilingType } from '#domain/filing-types.ts';
import { sampleForm } from './samples.ts';

/** The day on which the forms are looked at. */
export const TODAY = '2026-11-22';

const website = sampleForm('tianjin-enterprise-website.json');
const app = sampleForm('tianjin-enterprise-app.json');

const { nature, certificateType, certificateNumber, name, province } = website.subject;

const filedSubject = {
  icpNumber: '津ICP备2026000001号',
  ...{ nature, certificateType, certificateNumber, name, province },
};

const filedService = { icpNumber: '津ICP备2026000001号-1', kind: 'website', name: '清禾茶业官网' };

const closing = {
  materials: [
    { kind: 'subjectCertificate', id: 'material-1' },
    { kind: 'domainCertificate', id: 'material-2' },
  ],
  remarks: '一切如常。',
};

const domainRegistrations = website.service.domains.map((domain) => ({
  ...{ domain, holder: name, holderCertificateNumber: certificateNumber },
  ...{ registrar: '示例域名注册有限公司', registeredOn: '2026-01-15', expiresOn: '2030-01-15' },
}));

const preApprovals = [
  {
    ...{ kind: 'culture', number: '津示字〔2026〕第 001 号' },
    ...{ validUntil: '2030-12-31', issuer: '天津市示例主管部门' },
  },
];

const validUntil = { certificateValidUntil: '2035-06-30' };

const subject = {
  ...website.subject,
  certificateValidUntil: '长期',
  investor: '天津清禾示例集团有限公司',
  legalRepresentative: {
    name: website.subjectOwner.name,
    certificateType: website.subjectOwner.certificateType,
    certificateNumber: website.subjectOwner.certificateNumber,
  },
};

const service = {
  ...website.service,
  ...{ preApprovals, resourceCode: 'ECS-2026-000123', remarks: '无。' },
  owner: { ...website.service.owner, ...validUntil },
};

const subjectOwner = { ...website.subjectOwner, ...validUntil };
const { ipAddresses } = website.service;
const reason = 'noLongerRun';

/** A complete and sound form of every filing type, with everything that may be left out and can be reported. */
export const COMPLETE = {
  newSubject: { subject, subjectOwner, service, domainRegistrations, ...closing },
  newService: {
    ...{ subject: filedSubject, service, filingPassword: 'aB3dE6gH', domainRegistrations },
    ...closing,
  },
  newAccess: {
    subject: filedSubject,
    service: { ...filedService, domains: website.service.domains },
    access: { ipAddresses, resourceCode: 'ECS-2026-000123' },
    changes: { subject: { mailingAddress: '天津市南开区示例路 101 号' } },
    ...{ filingPassword: 'aB3dE6gH', ...closing },
  },
  change: {
    ...{ subject: filedSubject, service: filedService, domainRegistrations },
    changes: {
      subject: { mailingAddress: '天津市南开区示例路 101 号', certificateValidUntil: '长期' },
      subjectOwner: { email: 'new@qinghe-tea.example.cn' },
      service: { kind: 'website', name: '清禾茶园', owner: { mobile: '13900000101' } },
    },
    ...{ filingPassword: 'aB3dE6gH', ...closing },
  },
  cancelAccess: { subject: filedSubject, service: filedService, reason, ...closing },
  deregisterService: {
    ...{ subject: filedSubject, service: filedService, reason, irreversible: filedService.name },
    ...closing,
  },
  deregisterSubject: {
    ...{ subject: filedSubject, reason, irreversible: filedSubject.icpNumber },
    filingPassword: 'aB3dE6gH',
    ...closing,
  },
  claim: { subject: filedSubject, services: [filedService], ...closing },
  transfer: {
    ...{ subject: filedSubject, service: filedService },
    receiver: { account: 'applicant-2', subjectName: '天津津海示例物流有限公司' },
    ...closing,
  },
} as const satisfies Record<FilingType, object>;

/** An app beside the website of the others. */
export const COMPLETE_APP = app;

/** A first filing of an individual. */
export const COMPLETE_OF_INDIVIDUAL = sampleForm('shanghai-individual-website.json');
