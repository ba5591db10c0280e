import type { Api } from '../api.ts';
import type { OwnFilingsView } from '../accounts/filings.ts';
import type { AuthorityStatus } from '../authority/status-routes.ts';
import type { ErasureView } from '../personal-data/erasure-route.ts';
import type { AccountView, KeyLine, SessionLine } from '../identity/schemas.ts';
import type { Timeline } from '../orders/schemas.ts';
import type { ProposalView } from '../proposals/schemas.ts';
import type { ReasonView } from '../reasons/schemas.ts';
import type { TaskView } from '../tasks/schemas.ts';
import type {
  Checks,
  Decision,
  Effect,
  GrantView,
  Material,
  Materials,
  Order,
  OrderList,
  Preview,
  ReadOrder,
  Recommended,
  Said,
  SubUserView,
  TaskList,
} from './answers.ts';
import { streamer } from './api-files.ts';
import { asker, fetcher, id, ifThere, query, type Ask, type Request } from './ask-api.ts';
import { deskCalls } from './desk-calls.ts';
import { registryCalls } from './registry-calls.ts';

const orderCalls = (ask: Ask) => ({
  orders: async (wanted: { stage?: string; open?: string; after?: string }) =>
    (await ask<OrderList>('GET', `/orders${query(wanted)}`)).body,
  order: async (orderNo: string): Promise<ReadOrder> => {
    const { body, etag } = await ask<Order>('GET', `/orders/${id(orderNo)}`);
    return { order: body, etag };
  },
  timeline: async (orderNo: string) =>
    (await ask<Timeline>('GET', `/orders/${id(orderNo)}/timeline`)).body,
  open: async (filingType: string, form: object, key: string) =>
    (await ask<Order>('POST', '/orders', { body: { filingType, form }, key })).body,
  filings: async () => (await ask<OwnFilingsView>('GET', '/account/filings')).body,
  saveForm: (orderNo: string, form: unknown, etag: string) =>
    ask<{ formVersion: number }>('PUT', `/orders/${id(orderNo)}/form`, { body: form, etag }),
  act: (orderNo: string, act: string, request: Request) =>
    ask<Order>('POST', `/orders/${id(orderNo)}/${act}`, request),
  askBureau: async (orderNo: string) =>
    (await ask<AuthorityStatus>('POST', `/orders/${id(orderNo)}/authority-status`)).body,
  effect: (orderNo: string) => ifThere(ask<Effect>('GET', `/orders/${id(orderNo)}/preview`)),
  checks: (orderNo: string) => ifThere(ask<Checks>('GET', `/orders/${id(orderNo)}/checks`)),
});

const materialCalls = (ask: Ask, fetchFile: ReturnType<typeof fetcher>) => ({
  letter: (orderNo: string) => fetchFile(`/orders/${id(orderNo)}/letter`),
  template: (kind: string) => fetchFile(`/material-templates/${id(kind)}`),
  materials: (orderNo: string) =>
    ifThere(ask<Materials>('GET', `/orders/${id(orderNo)}/materials`)),
  upload: async (orderNo: string, kind: string, file: Buffer) => {
    const path = `/orders/${id(orderNo)}/materials${query({ kind })}`;
    return (await ask<Material>('POST', path, { body: file })).body;
  },
  link: (materialId: string) =>
    ifThere(ask<{ path: string }>('POST', `/materials/${id(materialId)}/links`)),
});

const reviewCalls = (ask: Ask) => ({
  tasks: async (wanted: Readonly<Record<string, string | undefined>>) =>
    (await ask<TaskList>('GET', `/tasks${query(wanted)}`)).body,
  next: async () => (await ask<{ task: TaskView | null }>('POST', '/tasks/next')).body.task,
  claim: async (taskId: string) => (await ask<TaskView>('POST', `/tasks/${id(taskId)}/claim`)).body,
  release: async (taskId: string) =>
    (await ask<TaskView>('POST', `/tasks/${id(taskId)}/release`)).body,
  decide: (taskId: string, decision: Decision, etag: string, key: string) =>
    ask<Order | Recommended>('POST', `/tasks/${id(taskId)}/decide`, { body: decision, etag, key }),
  proposals: async (orderNo: string) => {
    const path = `/orders/${id(orderNo)}/proposals`;
    return (await ask<{ proposals: ProposalView[] }>('GET', path)).body.proposals;
  },
  accept: (recommendation: string, etag: string, key: string) =>
    ask<Order>('POST', `/recommendations/${id(recommendation)}/accept`, { etag, key }),
  edit: (recommendation: string, said: Said, { etag, key }: { etag: string; key: string }) =>
    ask<Order>('POST', `/recommendations/${id(recommendation)}/edit`, { body: said, etag, key }),
  previewEdited: (recommendation: string, said: Said, etag: string) =>
    ifThere(
      ask<Preview>('POST', `/recommendations/${id(recommendation)}/preview`, { body: said, etag }),
    ),
  sendBack: async (recommendation: string, text: string) => {
    await ask('POST', `/recommendations/${id(recommendation)}/send-back`, { body: { text } });
  },
  preview: (taskId: string, decision: Decision, etag: string) =>
    ifThere(ask<Preview>('POST', `/tasks/${id(taskId)}/preview`, { body: decision, etag })),
  mark: (orderNo: string, checked: readonly string[]) =>
    ask('PUT', `/orders/${id(orderNo)}/marks`, { body: { checked } }),
  reasons: async (filingType: string) => {
    const path = `/reasons${query({ filingType })}`;
    return (await ask<{ reasons: ReasonView[] }>('GET', path)).body.reasons;
  },
});

type WithToken = SubUserView & { readonly token: string };

const subUserCalls = (ask: Ask) => {
  const place = (subUser: string, icpNumber: string) =>
    `/sub-users/${id(subUser)}/grants/${id(icpNumber)}`;
  return {
    subUsers: async () =>
      (await ask<{ subUsers: SubUserView[] }>('GET', '/sub-users')).body.subUsers,
    openSubUser: async (body: object) =>
      (await ask<WithToken>('POST', '/sub-users', { body })).body,
    newToken: async (subUser: string) =>
      (await ask<WithToken>('POST', `/sub-users/${id(subUser)}/token`)).body,
    letIn: async (subUser: string, way: 'enable' | 'disable') => {
      await ask('POST', `/sub-users/${id(subUser)}/${way}`);
    },
    grants: async (subUser: string) =>
      (await ask<{ grants: GrantView[] }>('GET', `/sub-users/${id(subUser)}/grants`)).body.grants,
    give: async (subUser: string, icpNumber: string) => {
      await ask('PUT', place(subUser, icpNumber));
    },
    takeBack: async (subUser: string, icpNumber: string) => {
      await ask('DELETE', place(subUser, icpNumber));
    },
  };
};

const accountCalls = (ask: Ask, stream: ReturnType<typeof streamer>) => ({
  archive: (password: string) => stream('/account/data/archive', { password }),
  erase: async (password: string) =>
    (await ask<ErasureView>('POST', '/account/erasure', { body: { password } })).body.classes,
  setContact: async (body: object) => {
    await ask('PUT', '/account/contact', { body });
  },
  sessions: async () =>
    (await ask<{ sessions: SessionLine[] }>('GET', '/account/sessions')).body.sessions,
  endSession: async (session: string) => {
    await ask('DELETE', `/account/sessions/${id(session)}`);
  },
  account: async () => (await ask<AccountView>('GET', '/account')).body,
  setPassword: async (body: { password: string; current?: string }) => {
    await ask('PUT', '/account/password', { body });
  },
  beginFactor: async (password: string) => {
    const path = '/account/second-factor';
    return (await ask<{ secret: string; address: string }>('POST', path, { body: { password } }))
      .body;
  },
  confirmFactor: async (code: string) => {
    const path = '/account/second-factor/confirm';
    return (await ask<{ codes: string[] }>('POST', path, { body: { code } })).body.codes;
  },
  endFactor: async (body: { password: string; code: string }) => {
    await ask('POST', '/account/second-factor/end', { body });
  },
  keys: async () => (await ask<{ keys: KeyLine[] }>('GET', '/account/keys')).body.keys,
  makeKey: async (body: object) =>
    (await ask<KeyLine & { token: string }>('POST', '/account/keys', { body })).body,
  revokeKey: async (key: string) => {
    await ask('DELETE', `/account/keys/${id(key)}`);
  },
});

/** Every call of the API that the pages make. */
export function apiFor(app: Api, token: string) {
  const ask = asker(app, token);
  return {
    ...{ ...orderCalls(ask), ...materialCalls(ask, fetcher(app, token)) },
    ...{ ...reviewCalls(ask), ...subUserCalls(ask), ...accountCalls(ask, streamer(app, token)) },
    ...{ ...registryCalls(ask), ...deskCalls(ask) },
  };
}

export type ApiClient = ReturnType<typeof apiFor>;
