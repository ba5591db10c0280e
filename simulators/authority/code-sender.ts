import { basicAuthHeader } from '../shared/basic-auth.ts';
import type { Person } from './case.ts';
import type { AuthorityStore } from './store.ts';
import { Stopper } from '../shared/stopper.ts';

/** The telephone network that the codes go through: Twilio's Messages resource. */
export interface PhoneLine {
  readonly url: string;
  readonly accountSid: string;
  readonly authToken: string;
}

const sender = '12381';
const firstPauseMs = 250;
const longestPauseMs = 5_000;
const patienceMs = 5_000;

/** Sends the codes that are still unsent, each until the network has taken it. */
export class CodeSender {
  readonly #store: AuthorityStore;
  readonly #line: PhoneLine;
  readonly #busy = new Set<string>();
  readonly #stop = new Stopper();
  /** Where people enter their code; known once the server listens. */
  portalUrl = '';

  constructor(store: AuthorityStore, line: PhoneLine) {
    this.#store = store;
    this.#line = line;
  }

  /** Begins with every unsent code of every open case (after a start). */
  resume(): void {
    for (const one of this.#store.state.open) this.kick(one.report.reportId);
  }

  /** Sends the unsent codes of one report, in the background. */
  kick(reportId: string): void {
    for (const { mobile } of this.#store.state.cases.get(reportId)?.persons ?? []) {
      const key = `${reportId}/${mobile}`;
      if (this.#busy.has(key)) continue;
      this.#busy.add(key);
      this.#send(reportId, mobile)
        .catch((error: unknown) => process.stderr.write(`authority: code: ${String(error)}\n`))
        .finally(() => this.#busy.delete(key));
    }
  }

  stop(): void {
    this.#stop.stop();
  }

  #unsent(reportId: string, mobile: string): Person | undefined {
    const one = this.#store.state.cases.get(reportId);
    if (one?.state !== 'awaitingSms') return undefined;
    return one.persons.find((person) => person.mobile === mobile && !person.codeSent);
  }

  async #send(reportId: string, mobile: string): Promise<void> {
    let pause = firstPauseMs;
    for (;;) {
      const person = this.#unsent(reportId, mobile);
      if (person === undefined || this.#stop.stopped) return;
      await this.#store.settled();
      const { code } = person;
      if (await this.#post(mobile, code)) {
        this.#store.record({ type: 'codeSent', reportId, mobile, code });
        pause = firstPauseMs;
        continue;
      }
      await this.#stop.pause(pause);
      pause = Math.min(pause * 2, longestPauseMs);
    }
  }

  /** True when the network has taken the message or refuses it for good. */
  async #post(mobile: string, code: string): Promise<boolean> {
    const { url, accountSid, authToken } = this.#line;
    const form = { To: `+86${mobile}`, From: sender, Body: this.#text(code) };
    try {
      const response = await fetch(`${url}/2010-04-01/Accounts/${accountSid}/Messages.json`, {
        method: 'POST',
        headers: {
          authorization: basicAuthHeader(accountSid, authToken),
          'content-type': 'application/x-www-form-urlencoded',
        },
        body: new URLSearchParams(form).toString(),
        signal: AbortSignal.timeout(patienceMs),
      });
      await response.arrayBuffer();
      return response.ok || response.status === 400;
    } catch {
      return false;
    }
  }

  #text(code: string): string {
    return `【工信部ICP备案】验证码${code}，请在24小时内登录 ${this.portalUrl} ，填写验证码、手机号码和证件号码后六位完成备案短信核验。请勿将验证码告诉他人。`;
  }
}
