import type { Bilingual } from '#domain/bilingual.ts';
import type { OrderableType } from '#machines/registry.ts';

/** What each filing type is for, as its page begins. A type with a machine and no introduction does not compile. */
export const INTRODUCTIONS: Record<OrderableType, Bilingual> = {
  newSubject: {
    zh: '主体（主办单位）此前没有备案，第一次为自己的网站或 APP 办理备案：主体、第一个互联网信息服务以及在本接入商的接入一并提交。主体已在工信部备案的，请改办新增服务、新增接入或认领备案。',
    en: 'For a subject (organisation or person) that is not filed yet and files a website or an app for the first time: the subject, its first service and the access through this provider go in together. A subject that the ministry has on file orders a new service, a new access or a claim instead.',
  },
  newService: {
    zh: '主体已在本接入商备案，再为它办理一个网站或 APP：主体信息沿用已备案的内容，只填写新的服务、服务负责人和接入信息。主体信息有变化的，请先办理变更备案。同一主体的变更备案与新增服务不能同时进行。',
    en: 'For a subject that is filed already and adds a website or an app: what is filed of the subject stays, and only the service, its owner and its access are filled in. Where the subject’s own information is out of date, order a change first; a change and a new service of one subject can’t be open together.',
  },
  newAccess: {
    zh: '网站或 APP 已通过其他接入商备案，现在也由本接入商接入。备案号不变。表单可以同时填写对已备案信息的更正：管局接口的新增接入没有更正的位置，接入备案成功后系统自动建立变更备案草稿并填入更正内容，由您补充材料和本接入商尚无记录的备案信息后提交，管局审核另需 1–20 个工作日。验证码发送至服务负责人已备案的手机号：该号码已停用的，请先通过原接入商变更。',
    en: 'For a website or an app that is filed through another provider and is now carried here too. Its number stays the same. Its form may hold corrections of what is filed: the bureaus’ interface has no place for them beside an access, so they follow as a change. Its draft opens with the grant and holds them; you add the materials, and what of the filing is not on record here, and submit it; the bureau takes 1–20 working days more. The code goes to the service owner’s number on file: where that one is dead, have it changed through the other provider first.',
  },
  change: {
    zh: '变更已备案的主体信息、一个服务的信息，或两者一起变更；没有填写的字段保持不变。网站有多个域名、只注销其中几个的，也是变更。省份、主体性质和证件不能变更（旧组织机构代码换为同一单位的统一社会信用代码除外），须先注销再重新备案。',
    en: 'For what is filed of a subject, of one of its services, or of both; what is left out stays as it is. Taking some of a website’s several domains out is a change too. Province, nature and certificate can’t change (but for an old organisation code that became the same organisation’s credit code): deregister, and file anew.',
  },
  cancelAccess: {
    zh: '服务不再由本接入商接入，备案仍然有效，可以由其他接入商接入。请选择原因；初审通过后，我们用短信和邮件通知您，您确认之后才报送管局，逾期未确认的订单自动失效。不需要短信核验。最后一个接入不能取消，请改办注销服务。',
    en: 'For a service that this provider is to carry no longer; its filing stays, and others may carry it. A reason is chosen. After initial review you are told by SMS and e-mail and confirm, and only then does it go to the bureau; unconfirmed, the order lapses. There is no SMS verification. A service’s last access can’t be cancelled: deregister the service instead.',
  },
  deregisterService: {
    zh: '注销一个网站或 APP 的备案，不可恢复：备案号收回，之后使用须重新备案。主体和其他服务不受影响。为防止误操作，须填写要注销的服务的备案号或名称。一次注销一个服务。',
    en: 'Ends the filing of one website or app for good: its number is taken back, and using the service again means filing it again. The subject and its other services stay. So that nobody does this by mistake, the number or name of what goes is typed in. One service at a time.',
  },
  deregisterSubject: {
    zh: '注销主体及其名下的全部服务，不可恢复：所有备案号收回，之后须重新办理首次备案。为防止误操作，须填写要注销的主体的备案号或名称。',
    en: 'Ends the filing of a subject for good, with all services under it: every number is taken back, and the next filing is a first one. So that nobody does this by mistake, the number or name of what goes is typed in.',
  },
  claim: {
    zh: '主体和服务此前已通过本接入商备案（例如由另一个账号或旧系统办理），但不在您的账号名下：认领后即可在本账号下查看和管理。只经初审，不报送管局。已属于其他账号的备案不能认领。',
    en: 'For filings that were made through this provider before, by an older system for instance, and stand under no account: claimed, they are seen and managed here. A reviewer decides, and no authority hears of it. What belongs to another account can’t be claimed.',
  },
  transfer: {
    zh: '把一个服务转移到本接入商的另一个账号：备案号和主体不变。提交后由接收方在期限内接受或拒绝，双方都会收到结果通知。不经初审，不报送管局。该服务对子用户的授权随之失效。',
    en: 'Moves a service to another account of this provider; its number and its subject stay the same. The receiver accepts or declines within the term, and both are told how it ended. Nobody reviews it, and no authority hears of it. Sub-users’ grants on the service end with it.',
  },
};
