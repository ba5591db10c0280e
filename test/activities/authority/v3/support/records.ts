import type {
  AccessRecord,
  NewSubjectRecord,
  PersonRecord,
  ServiceRecord,
  SubjectRecord,
  UploadRecord,
} from '#activities/authority/v3/records.ts';
import type { NewSubjectForm } from '#domain/forms/new-subject.ts';
import type { Person } from '#domain/forms/person.ts';

const OWNER: PersonRecord = {
  name: '楚云归',
  certificateType: 'residentId',
  certificateNumber: '420190198509251182',
  mobile: '18600000135',
  phone: '027-87000000',
  email: 'chu@river-metro.example.com',
};

/** A subject that the bureau knows. */
export const SUBJECT: SubjectRecord = {
  id: 11,
  bureauId: 910_011,
  filingNumber: '鄂ICP备2026000001号',
  name: '武汉江行示例网络科技有限公司 <甲&乙>',
  nature: 'enterprise',
  certificateType: 'unifiedSocialCreditCode',
  certificateNumber: '91420190MA4KTE113J',
  domicile: '湖北省武汉市武昌区示例大道 120 号',
  investor: '楚云归',
  province: '湖北',
  city: '武汉市',
  county: '武昌区',
  address: '湖北省武汉市武昌区示例大道 120 号',
  owner: OWNER,
  remarks: '主体备注',
};

export const ACCESS: AccessRecord = {
  id: 31,
  bureauId: 910_031,
  serverPlaces: ['湖北', '北京'],
  methods: ['主机托管'],
  ips: [
    { id: 41, bureauId: 910_041, from: '121.36.43.129', to: '121.36.43.130' },
    { id: 42, bureauId: 910_042, from: '223.255.255.255', to: '223.255.255.255' },
  ],
};

export const SERVICE: ServiceRecord = {
  id: 21,
  bureauId: 910_021,
  filingNumber: '鄂ICP备2026000001号-1',
  name: '江行慢递',
  contentTypes: ['出行信息', '综合门户'],
  languages: ['中文简体'],
  approvals: [{ kind: '新闻', number: '鄂新许〔2026〕1 号', images: [new Uint8Array([1, 2, 3])] }],
  domains: [
    { id: 51, bureauId: 910_051, name: 'river-metro.example.com' },
    { id: 52, bureauId: 910_052, name: 'api.river-metro.example.com' },
  ],
  accesses: [ACCESS],
  owner: { ...OWNER, mobile: '18800000137;18800000138' },
  homeUrl: 'www.river-metro.example.com',
  remarks: '服务备注',
};

const CONTENT = new Uint8Array([0xff, 0xd8, 0xff, 0xe0]);

export const NEW_SUBJECT: NewSubjectRecord = {
  operation: 'newSubject',
  subject: SUBJECT,
  services: [SERVICE],
  attachments: [
    { format: 'JPG', purpose: '真实性核验单', content: CONTENT, of: { kind: 'subject', id: 11 } },
    {
      format: 'JPG',
      purpose: '身份证',
      content: CONTENT,
      of: { kind: 'service', id: 21 },
      remarks: '正面',
    },
  ],
  extension: {
    reportId: 'e9d7',
    orderNo: 'BA20261122000001',
    filingType: 'newSubject',
    app: { platforms: ['安卓'] },
    ipv6: ['2408:4002::1'],
  },
};

/** One record of every operation, and both ways of naming what is filed. */
export const RECORDS: readonly (readonly [title: string, record: UploadRecord])[] = [
  ['a first filing', NEW_SUBJECT],
  [
    'a new service, by filing number',
    {
      operation: 'newService',
      subject: { filingNumber: '鄂ICP备2026000001号' },
      services: [SERVICE, { ...SERVICE, id: 22, approvals: [] }],
      attachments: [
        {
          format: 'JPG',
          purpose: '营业执照',
          content: CONTENT,
          of: { kind: 'subject', filingNumber: '鄂ICP备2026000001号' },
        },
      ],
      extension: NEW_SUBJECT.extension!,
      password: '备案88',
    },
  ],
  [
    'a new service, by bureau id',
    {
      operation: 'newService',
      subject: { bureauId: 910_011 },
      services: [SERVICE],
      attachments: [],
    },
  ],
  [
    'a new access, by filing number',
    {
      operation: 'newAccess',
      service: { filingNumber: '鄂ICP备2026000001号-1' },
      access: ACCESS,
      attachments: [
        {
          format: 'JPG',
          purpose: '身份证',
          content: CONTENT,
          of: { kind: 'service', id: 910_021 },
        },
      ],
      extension: NEW_SUBJECT.extension!,
      password: '12345678',
    },
  ],
  [
    'a new access, by bureau id',
    {
      operation: 'newAccess',
      service: { bureauId: 910_021 },
      access: ACCESS,
      attachments: [],
      password: '12345678',
    },
  ],
  [
    'a change',
    {
      operation: 'change',
      subject: SUBJECT,
      services: [
        { ...SERVICE, domains: [...SERVICE.domains, { id: 53, name: 'new.example.com' }] },
      ],
      attachments: [
        {
          format: 'JPG',
          purpose: '身份证',
          content: CONTENT,
          of: { kind: 'subject', id: 910_011 },
        },
      ],
      extension: NEW_SUBJECT.extension!,
      password: '12345678',
    },
  ],
  [
    'the cancellation of a subject',
    {
      operation: 'cancel',
      what: 'subject',
      bureauId: 910_011,
      reason: '主体注销',
      remarks: '歇业',
      password: '12345678',
    },
  ],
  [
    'the cancellation of a service',
    { operation: 'cancel', what: 'service', bureauId: 910_021, reason: '关站' },
  ],
  [
    'the cancellation of an access',
    { operation: 'cancel', what: 'access', bureauId: 910_031, reason: '终止接入' },
  ],
  [
    'the result of a verification',
    {
      operation: 'verificationResult',
      passed: false,
      verifier: '沈核验',
      date: '2026-11-22',
      unit: 4711,
      opinion: '电话无法接通',
      errors: '手机号码停机',
      subject: SUBJECT,
      services: [SERVICE],
    },
  ],
  [
    'what was done about an unfiled site',
    {
      operation: 'unfiledSiteResult',
      domain: 'unfiled.example.com',
      ip: '121.36.43.129',
      carrierId: 3,
      providerId: 4711,
      provinceId: 420_000,
      result: '已断开',
      opinion: '已关闭该网站的接入',
      listedOn: '2026-11-01',
      dueOn: '2026-11-30',
      reporter: { name: '沈核验', phone: '027-87000000', email: 'shen@example.com' },
    },
  ],
  [
    'material on its own, by bureau id',
    {
      operation: 'material',
      attachment: {
        format: 'JPG',
        purpose: '真实性核验单',
        content: CONTENT,
        of: { kind: 'service', id: 910_021 },
      },
    },
  ],
  [
    'material on its own, by filing number',
    {
      operation: 'material',
      attachment: {
        format: 'JPG',
        purpose: '真实性核验单',
        content: CONTENT,
        of: { kind: 'subject', filingNumber: '鄂ICP备2026000001号' },
      },
    },
  ],
];

function personOf(person: Person): PersonRecord {
  const { emergencyNumber, ...rest } = person;
  return { ...rest, phone: emergencyNumber };
}

/** The form of a first filing as a record, with ids from 1. IPv6 and apps go into the extension. */
export function newSubjectRecord(form: NewSubjectForm): NewSubjectRecord {
  const { mailingAddress, ...subject } = form.subject;
  const { service } = form;
  const ipv4 = service.ipAddresses.filter((address) => !address.includes(':'));
  return {
    operation: 'newSubject',
    subject: { ...subject, id: 1, address: mailingAddress, owner: personOf(form.subjectOwner) },
    services: [
      {
        id: 2,
        name: service.name,
        contentTypes: service.contentTypes,
        languages: service.languages,
        approvals: [],
        domains: service.domains.map((name, index) => ({ id: 10 + index, name })),
        accesses: [
          {
            id: 3,
            serverPlaces: [form.subject.province],
            methods: ['虚拟主机'],
            ips: ipv4.map((address, index) => ({ id: 20 + index, from: address, to: address })),
          },
        ],
        owner: personOf(service.owner),
        ...(service.kind === 'website' && { homeUrl: service.homeUrl }),
      },
    ],
    attachments: [],
    extension: {
      reportId: 'r1',
      orderNo: 'BA20261122000001',
      filingType: 'newSubject',
      ...(service.kind === 'app' && { app: service.platforms }),
      ipv6: service.ipAddresses.filter((address) => address.includes(':')),
    },
  };
}
