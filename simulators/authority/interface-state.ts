import { Endpoint } from './feed/endpoint.ts';
import type { Blacklist } from './filing/check-context.ts';
import { enterFiled } from './filing/enter-filed.ts';
import { FilingRegister } from './filing/register.ts';
import type { Receipt, SetupEvent, TransportEvent } from './interface-events.ts';
import type { ProvinceSettings } from './province-settings.ts';
import { defaultSoapShape, type SoapShape } from './soap/soap-shape.ts';

/** What the authority knows by way of the interface, built from events alone. */
export class InterfaceState {
  readonly register = new FilingRegister();
  readonly receipts: Receipt[] = [];
  soap: SoapShape = defaultSoapShape;
  readonly #domains = new Set<string>();
  readonly #certificates = new Set<string>();
  readonly blacklist: Blacklist = { domains: this.#domains, certificates: this.#certificates };
  readonly #endpoints = new Map<string, Endpoint>();
  readonly #settings = new Map<string, ProvinceSettings>();

  /** A province’s side of the interface; made when it is first asked for. */
  endpoint(code: string): Endpoint {
    const known = this.#endpoints.get(code) ?? new Endpoint();
    this.#endpoints.set(code, known);
    return known;
  }

  settings(code: string): ProvinceSettings {
    return this.#settings.get(code) ?? {};
  }

  /** Takes in how the bureaus are set up. */
  setUp(event: SetupEvent): void {
    switch (event.type) {
      case 'soapSet':
        this.soap = event.shape;
        return;
      case 'blacklisted':
        for (const domain of event.domains) this.#domains.add(domain.toLowerCase());
        for (const number of event.certificates) this.#certificates.add(number.toUpperCase());
        return;
      case 'filed':
        enterFiled(this.register, event.filed);
        return;
      case 'answered':
        this.receipts.push(event.receipt);
        return;
      case 'provinceSet':
        this.#settings.set(event.code, { ...this.settings(event.code), ...event.settings });
    }
  }

  /** Takes in what a province has got, or given out. */
  transport(event: TransportEvent): void {
    const endpoint = this.endpoint(event.code);
    switch (event.type) {
      case 'uploaded': {
        const { at, hash, entryName, zip } = event;
        return endpoint.takeUpload(event.sequence, { at, hash, entryName, zip });
      }
      case 'uploadedAgain':
        return endpoint.countArrival(event.sequence);
      case 'sequenceLost':
        return endpoint.loseSequence(event.numbers);
      case 'news':
        endpoint.news.push(...event.news);
        return;
      case 'filesMade':
        return endpoint.takeFiles(event.files);
      case 'fileAcknowledged':
        return endpoint.acknowledge(event.name);
    }
  }
}
