import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyReply } from 'fastify';
import type { Fault } from '../../shared/faults.ts';
import { cut, hang, problem, sendPage } from '../../shared/server.ts';
import { answerWith, documentOf, type Answer } from '../calls/answer.ts';
import type { CallOf } from '../calls/call.ts';
import { acknowledge, download } from '../calls/download.ts';
import { filingStatus } from '../calls/filing-status.ts';
import { verifyPassword } from '../calls/password-check.ts';
import { previousUpload } from '../calls/previous-upload.ts';
import { upload } from '../calls/upload.ts';
import type { AuthorityFault } from '../context.ts';
import { replyTo, SoapFault } from './message.ts';
import type { MethodName } from './methods.ts';

type Struck = Fault<AuthorityFault> | undefined;

const answerers: Readonly<Record<MethodName, (call: CallOf, fault: Struck) => Answer>> = {
  isp_upload: upload,
  isp_download: (call, fault) => download(call, fault?.mode),
  isp_downloadack: acknowledge,
  isp_querypreviousupload: previousUpload,
  isp_querybeianstatus: filingStatus,
  isp_verifybamm: verifyPassword,
};

/** How many of the last numbers a bureau forgets. */
const numbersLost: Partial<Record<AuthorityFault, number>> = { lostSequence: 1, lostSequences: 3 };

const queueFull = 15;
const page = '<!doctype html><html><body><h1>系统维护中</h1></body></html>';

/** What strikes before the bureau has done anything: the call is answered here, or not at all. */
function strikeBefore(reply: FastifyReply, fault: Struck): FastifyReply | null {
  switch (fault?.mode) {
    case 'hang':
      return hang(reply);
    case 'reset':
      return cut(reply);
    case 'http503':
      return problem(reply, 503, 'The bureau is not available');
    case 'html':
      return sendPage(reply, page);
    case 'soapFault':
      throw new SoapFault('The bureau’s server has failed', 'Server');
    default:
      return null;
  }
}

/** Answers one call, as a test may have spoilt it. */
export async function answerCall(
  reply: FastifyReply,
  method: MethodName,
  call: CallOf,
  fault: Struck,
): Promise<FastifyReply> {
  const { context, code } = call;
  const { store, agenda, duties } = context;
  if (fault?.mode === 'slow') await sleep(fault.ms ?? 1_000);
  const struck = strikeBefore(reply, fault);
  if (struck !== null) return struck;
  const numbers = fault === undefined ? undefined : numbersLost[fault.mode];
  if (numbers !== undefined) store.record({ type: 'sequenceLost', code, numbers });
  duties.catchUp(call.now);
  const spoilt = fault?.mode === 'code' ? answerWith(fault.code ?? queueFull) : null;
  const answer = spoilt ?? answerers[method](call, fault);
  await Promise.all([store.settled(), agenda.announce()]);
  if (fault?.mode === 'lostReply') return cut(reply);
  if (fault?.mode === 'slowReply') await sleep(fault.ms ?? 1_000);
  const document = documentOf(answer);
  const xml = replyTo(method, store.state.interface.soap, document);
  return reply.type('text/xml; charset=utf-8').send(xml);
}
