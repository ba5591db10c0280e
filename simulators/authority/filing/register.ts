import type { Access, Service, Subject } from './records.ts';

/** A service on file; cancelled ones stay, since their numbers are never given out again. */
export interface FiledSite {
  readonly Wzid: string;
  readonly number: string;
  readonly app: boolean;
  readonly firstAt: number;
  changedAt: number;
  service: Service;
  cancelled: boolean;
}

/** A subject on file with its services. Instants are ms since 1970. */
export interface FiledSubject {
  readonly Ztid: string;
  readonly number: string;
  /** The province, and the provider that brought it. */
  readonly code: string;
  readonly ispId: string;
  /** The filing password: eight digits, told to the owner alone. */
  readonly password: string;
  readonly firstAt: number;
  readonly sites: FiledSite[];
  changedAt: number;
  subject: Subject;
  cancelled: boolean;
}

/** A service with the subject it belongs to. */
export interface SiteSeat {
  readonly subject: FiledSubject;
  readonly site: FiledSite;
}

/** Everything on file at the bureaus, of all providers. */
export class FilingRegister {
  readonly subjects = new Map<string, FiledSubject>();
  #lastId = 1_000_000;

  /** A new id of the bureau’s. */
  nextId(): string {
    this.#lastId += 1;
    return String(this.#lastId);
  }

  /** A subject by its id or its number, cancelled or not. */
  subject(by: { id?: string | undefined; number?: string | undefined }): FiledSubject | undefined {
    if (by.id !== undefined) return this.subjects.get(by.id);
    return [...this.subjects.values()].find(({ number }) => number === by.number);
  }

  /** The live subject with this certificate in a province. */
  holder(code: string, certificate: Subject['Zj']): FiledSubject | undefined {
    return [...this.subjects.values()].find(
      (one) => !one.cancelled && one.code === code && sameCertificate(one.subject.Zj, certificate),
    );
  }

  /** Every service on file that is not cancelled. */
  *liveSites(): Generator<SiteSeat> {
    for (const subject of this.subjects.values()) {
      for (const site of subject.sites) if (!site.cancelled) yield { subject, site };
    }
  }

  /** A service by its id or its number, cancelled or not. */
  site(by: { id?: string | undefined; number?: string | undefined }): SiteSeat | undefined {
    for (const subject of this.subjects.values()) {
      const site = subject.sites.find(({ Wzid, number }) =>
        by.id === undefined ? number === by.number : Wzid === by.id,
      );
      if (site !== undefined) return { subject, site };
    }
    return undefined;
  }

  /** An access of a live service by its id. */
  access(Jrid: string): (SiteSeat & { readonly access: Access }) | undefined {
    for (const seat of this.liveSites()) {
      const access = seat.site.service.Jr_xx.find((one) => one.Jrid === Jrid);
      if (access !== undefined) return { ...seat, access };
    }
    return undefined;
  }

  /** The live service that a domain is filed for. */
  siteOfDomain(domain: string): SiteSeat | undefined {
    for (const seat of this.liveSites()) {
      if (seat.site.service.Ym_xx.some(({ Ym }) => sameDomain(Ym, domain))) return seat;
    }
    return undefined;
  }
}

/** Whether two certificates are the same: kind and number, in whatever case. */
export function sameCertificate(a: Subject['Zj'], b: Subject['Zj']): boolean {
  return a.Zjlx === b.Zjlx && a.Zjhm.toUpperCase() === b.Zjhm.toUpperCase();
}

export function sameDomain(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
