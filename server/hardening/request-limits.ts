import { Socket } from 'node:net';
import rateLimit from '@fastify/rate-limit';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CodedError } from '#domain/errors.ts';
import { networkOf } from '#identity/attempts.ts';
import type { Api } from '../api.ts';
import type { Settings } from '../settings.ts';

/** How many requests a minute are answered, by one process. */
export interface RequestLimits {
  readonly perAccount: number;
  /** Several accounts may share an address: a company's, or that of a proxy in front of us. */
  readonly perAddress: number;
}

/** A reviewer who works fast makes some hundred requests a minute; a program that imports makes more. */
const PER_ACCOUNT = 600;

/** So many people may work behind one address. */
const ACCOUNTS_PER_ADDRESS = 10;

/** The limits that the operator has chosen, or our own. */
export function requestLimitsOf({ requestsPerMinute = PER_ACCOUNT }: Settings): RequestLimits {
  return {
    perAccount: requestsPerMinute,
    perAddress: requestsPerMinute * ACCOUNTS_PER_ADDRESS,
  };
}

const WINDOW_MS = 60_000;

declare module 'fastify' {
  interface FastifyRequest {
    /** The account that a request is counted for, once it is known. */
    countedFor: string | undefined;
  }
}

/** Counts a request of an account's, once it is known who asks: by a bearer, or by a session at the pages. */
export type AccountLimit = (
  request: FastifyRequest,
  reply: FastifyReply,
  account: string,
) => Promise<void>;

/** An address that is probed or called by machines of the operator's: each answer costs next to nothing. */
const UNLIMITED = /^\/(health|callbacks)\//;

/** Whether a request came over the network: the pages ask our own API in this process, and were counted. */
const fromWire = ({ raw }: FastifyRequest): boolean => raw.socket instanceof Socket;

interface Told {
  readonly isAllowed: boolean;
  readonly isExceeded?: boolean;
  readonly ttlInSeconds?: number;
}

function refuseExceeded(reply: FastifyReply, whose: string, told: Told): void {
  if (told.isExceeded !== true) return;
  const seconds = told.ttlInSeconds ?? WINDOW_MS / 1000;
  void reply.header('retry-after', String(seconds));
  throw new CodedError('request.too_many', `There were too many requests from this ${whose}.`, {
    facts: { seconds },
    remedy: `Ask again in ${String(seconds)} seconds; lists have pages, and orders tell of themselves by notices.`,
  });
}

/**
 * Counts requests by address before anything else is done, and answers 429 beyond the limit; of IPv6 a
 * customer's whole network is one address, since each asker has billions of them. What it returns counts by
 * account, and is to be asked once it is known who asks.
 * @throws CodedError `request.too_many` from its hooks.
 */
export async function limitRequests(app: Api, limits: RequestLimits): Promise<AccountLimit> {
  await app.register(rateLimit, { global: false });
  const byAddress = app.createRateLimit({
    max: limits.perAddress,
    timeWindow: WINDOW_MS,
    keyGenerator: ({ ip }) => networkOf(ip),
  });
  const byAccount = app.createRateLimit({
    max: limits.perAccount,
    timeWindow: WINDOW_MS,
    keyGenerator: ({ countedFor }) => countedFor ?? '',
  });
  app.addHook('onRequest', async (request, reply) => {
    if (!fromWire(request) || UNLIMITED.test(request.url)) return;
    refuseExceeded(reply, 'address', await byAddress(request));
  });
  return async (request, reply, account) => {
    if (!fromWire(request)) return;
    request.countedFor = account;
    refuseExceeded(reply, 'account', await byAccount(request));
  };
}
