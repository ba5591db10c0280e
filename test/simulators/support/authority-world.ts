import { eventually } from './eventually.ts';
import { startFakeClock, type FakeClock } from './fake-clock.ts';
import { getJson, postJson } from './http.ts';
import { startSimulator, type Simulator } from './simulator.ts';

export interface PortalAnswer {
  ok: boolean;
  outcome: string;
  message: string;
  triesLeft?: number;
  resendsLeft?: number;
}
interface Sms {
  body: string;
  from: string;
}

/** An authority with its phone network and a clock that a test can move. */
export class AuthorityWorld {
  readonly clock: FakeClock;
  readonly phone: Simulator;
  authority: Simulator;

  private constructor(clock: FakeClock, phone: Simulator, authority: Simulator) {
    this.clock = clock;
    this.phone = phone;
    this.authority = authority;
  }

  /** Starts all three; the clock stands at `start`. */
  static async open(start: string): Promise<AuthorityWorld> {
    const clock = await startFakeClock(Date.parse(start));
    const phone = await startSimulator('phone', { CLOCK_URL: clock.url });
    const env = { CLOCK_URL: clock.url, PHONE_URL: phone.url };
    return new AuthorityWorld(clock, phone, await startSimulator('authority', env));
  }

  /** kill -9 and a new start on the same store. */
  async restartAuthority(): Promise<void> {
    await this.authority.kill();
    const env = { CLOCK_URL: this.clock.url, PHONE_URL: this.phone.url };
    this.authority = await startSimulator('authority', { ...env, STORE: this.authority.store });
  }

  control<Body>(path: string): Promise<Body> {
    return getJson<Body>(`${this.authority.url}/control/${path}`);
  }

  /** Every text message to a mobile, oldest first. */
  messages(mobile: string): Promise<Sms[]> {
    return getJson<Sms[]>(`${this.phone.url}/control/messages?to=%2B86${mobile}`);
  }

  /** The n-th code (from 1) that this mobile has got. */
  code(mobile: string, nth = 1): Promise<string> {
    return eventually(`code ${nth} for ${mobile}`, async () => {
      const body = (await this.messages(mobile))[nth - 1]?.body;
      return body === undefined ? undefined : /验证码(\d{6})/.exec(body)?.[1];
    });
  }

  async verify(mobile: string, lastSix: string, code: string): Promise<PortalAnswer> {
    const body = { mobile, lastSix, code };
    return (await postJson<PortalAnswer>(`${this.authority.url}/verify`, body)).body;
  }

  async resend(mobile: string, lastSix: string): Promise<PortalAnswer> {
    const body = { mobile, lastSix };
    return (await postJson<PortalAnswer>(`${this.authority.url}/verify/resend`, body)).body;
  }

  authorityDecides(body: object): Promise<{ status: number; body: unknown }> {
    return postJson(`${this.authority.url}/control/decide`, body);
  }
}
