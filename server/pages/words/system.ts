import type { Bilingual } from '#domain/bilingual.ts';

/** Texts of the page on how the system stands. */
export const SYSTEM_WORDS = {
  'system.title': { zh: '运行状态', en: 'How it runs' },
  'system.record': { zh: '数据库', en: 'Record' },
  'system.followers': { zh: '流程引擎（Temporal）', en: 'Temporal' },
  'system.reachable': { zh: '正常', en: 'reachable' },
  'system.unreachable': { zh: '无法连接', en: 'can’t be reached' },
  'system.followersRemedy': {
    zh: '审核可以继续，期限和通知在恢复后补上。',
    en: 'People go on deciding; terms and notices catch up once it is back.',
  },
  'system.links': { zh: '管局接口', en: 'Links to the bureaus' },
  'system.endpoint': { zh: '接口', en: 'Link' },
  'system.state': { zh: '状态', en: 'State' },
  'system.running': { zh: '正常', en: 'running' },
  'system.waiting': { zh: '等待中', en: 'waiting' },
  'system.stopped': { zh: '已停止', en: 'stopped' },
  'system.silent': { zh: '线路不通', en: 'silent' },
  'system.until': { zh: '等待至', en: 'until' },
  'system.queued': { zh: '待报送', en: 'To be sent' },
  'system.unprocessed': { zh: '待处理文件', en: 'Files not settled' },
  'system.contact': { zh: '最近联系', en: 'Last contact' },
  'system.noLinks': {
    zh: '还没有管局接口：工作进程启动时写入。',
    en: 'No link is known yet: a worker writes them down when it starts.',
  },
  'system.uncovered': {
    zh: '以下省份有待报送的订单，但没有接口：',
    en: 'Reports wait for these provinces, and no link covers them:',
  },
  'system.tasks': { zh: '您队列中的任务', en: 'Tasks in your queue' },
  'system.noTasks': { zh: '没有任务。', en: 'Nothing waits.' },
  'system.server': { zh: '在服务器上办理', en: 'At the server' },
  'system.serverWhat': {
    zh: '以下事项需要密钥或直接访问数据库，只能在服务器上用命令办理（见 docs/operations.md）。',
    en: 'These need keys or the database itself, and are done at the server (docs/operations.md).',
  },
  'system.keys': { zh: '加密密钥', en: 'Data keys' },
  'system.retention': { zh: '到期的个人信息', en: 'Personal data past its term' },
  'system.auditChain': { zh: '审计链验证', en: 'The audit’s chain' },
} as const satisfies Record<string, Bilingual>;
