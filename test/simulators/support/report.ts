/** A report of a first filing with two owners; `over` replaces top-level fields. */
export function makeReport(reportId: string, over: Readonly<Record<string, unknown>> = {}): object {
  return {
    reportId,
    orderNo: `BA-${reportId}`,
    filingType: 'newSubject',
    province: '北京',
    sentAt: '2026-11-23T01:00:00.000Z',
    subject: { name: '北京示例科技有限公司', certificateNumber: '91110105MA01ABCD3X' },
    subjectOwner: { name: '王伟', certificateNumber: '11010519900307123X', mobile: '13800138001' },
    service: { kind: 'website', name: '示例网', domains: ['example.cn'] },
    serviceOwner: { name: '李娜', certificateNumber: '310104198805214567', mobile: '13900139002' },
    ...over,
  };
}
