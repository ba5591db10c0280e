import { AuthorityWorld } from './authority-world.ts';
import { postJson } from './http.ts';
import { InterfaceClient } from './interface-client.ts';
import { lastSix, mobileOf, newSubject, uploadXml, type Parts } from './records.ts';

export interface CaseView {
  reportId: string;
  orderNo: string;
  filingType: string;
  state: string;
  operation: string | null;
  ispIds: Record<string, string[]>;
  persons: { mobile: string }[];
}
/** What a report has come to; `results` tells it step by step. */
export interface ReportView {
  reportId: string;
  arrivals: number;
  distinctArrivals: number;
  state: string;
  results: ResultView[];
}
export interface ResultView {
  kind: string;
  at: string;
  subjectNumber?: string;
  serviceNumber?: string;
  opinion?: string;
  errors?: object[];
}
export interface FiledView {
  Ztid: string;
  number: string;
  code: string;
  password: string;
  cancelled: boolean;
  subject: { Dwmc: string };
  sites: {
    Wzid: string;
    number: string;
    cancelled: boolean;
    service: {
      Wzmc: string;
      Ym_xx: { Ymid: string; Ym: string }[];
      Jr_xx: { Jrid: string; Ispid: string; Ip_xx: { Ipid: string }[] }[];
    };
  }[];
}

type NewSubjectOver = Parameters<typeof newSubject>[1];

/** An authority with clients of its interface, one for each province that a test uses. */
export class InterfaceWorld {
  readonly world: AuthorityWorld;
  readonly #clients = new Map<string, InterfaceClient>();

  constructor(world: AuthorityWorld) {
    this.world = world;
  }

  /** Opens everything; the clock stands at `start`. */
  static async open(start = '2026-11-23T01:00:00.000Z'): Promise<InterfaceWorld> {
    return new InterfaceWorld(await AuthorityWorld.open(start));
  }

  at(code: string): InterfaceClient {
    const known = this.#clients.get(code) ?? new InterfaceClient(this.world.authority.url, code);
    this.#clients.set(code, known);
    return known;
  }

  /** kill -9 and a new start; the clients go on with their numbers at the new address. */
  async restart(): Promise<void> {
    await this.world.restartAuthority();
    for (const [code, { sequence }] of [...this.#clients]) {
      this.#clients.delete(code);
      this.at(code).sequence = sequence;
    }
  }

  set(path: string, body: object): Promise<{ status: number; body: unknown }> {
    return postJson(`${this.world.authority.url}/control/${path}`, body);
  }

  async cases(): Promise<CaseView[]> {
    return this.world.control<CaseView[]>('cases');
  }

  async reported(reportId: string): Promise<ReportView | undefined> {
    const all = await this.world.control<ReportView[]>('reports');
    return all.find((one) => one.reportId === reportId);
  }

  /** Every step of a report so far. */
  async results(reportId: string): Promise<ResultView[]> {
    return (await this.reported(reportId))?.results ?? [];
  }

  async filed(name: string): Promise<FiledView> {
    const all = await this.world.control<FiledView[]>('register');
    const found = all.find((one) => one.subject.Dwmc === name);
    if (found === undefined) throw new Error(`not filed: ${name}`);
    return found;
  }

  /** Uploads records of one block and gives what the bureau says of them in its next files. */
  async report(code: string, blocks: Parts): Promise<string> {
    await this.at(code).drain();
    const { code: answer, message } = await this.at(code).upload(uploadXml(blocks));
    if (answer !== 0) throw new Error(`upload: ${answer} ${message}`);
    return (await this.at(code).drain()).map(({ xml }) => xml).join('\n');
  }

  /** The owner enters the newest code, and the desk decides. */
  async decide(n: number, reportId: string, decision: string, nth = 1): Promise<void> {
    await this.world.verify(mobileOf(n), lastSix, await this.world.code(mobileOf(n), nth));
    await this.world.authorityDecides({ reportId, decision, opinion: '请补充材料' });
  }

  /** Reports a subject with one service; gives what its case is called. */
  async reportNew(code: string, n: number, over: NewSubjectOver = {}): Promise<string> {
    await this.report(code, { XZBA: { Baxx: [newSubject(n, over)] } });
    return `${code}:XZBA:${1000 + n}`;
  }

  /** Files a subject with one service, all the way. */
  async file(code: string, n: number, over: NewSubjectOver = {}): Promise<FiledView> {
    await this.decide(n, await this.reportNew(code, n, over), 'approve');
    return this.filed(`天津示例科技${n}有限公司`);
  }
}
