import { randomUUID } from 'node:crypto';
import { Journal } from '../shared/journal.ts';
import { parseMail, type Mail, type RawMail } from './mail.ts';

/** Every mail ever accepted, oldest first, backed by a journal. */
export class MailStore {
  #journal: Journal<RawMail> | undefined;
  readonly #mails: Mail[] = [];

  /** Opens the store in a folder and reads what it holds. */
  static async open(folder: string): Promise<MailStore> {
    const store = new MailStore();
    const raws: RawMail[] = [];
    store.#journal = await Journal.open<RawMail>(folder, (raw) => raws.push(raw));
    for (const raw of raws) store.#mails.push(await parseMail(raw));
    return store;
  }

  /** All mails, oldest first. */
  all(): readonly Mail[] {
    return this.#mails;
  }

  get(id: string): Mail | undefined {
    return this.#mails.find((mail) => mail.id === id);
  }

  /** Stores a mail; resolves when it is on the disk. */
  async add(mail: Omit<RawMail, 'id'>): Promise<void> {
    const raw: RawMail = { id: randomUUID(), ...mail };
    const parsed = await parseMail(raw);
    this.#mails.push(parsed);
    this.#journal?.append(raw);
    await this.settled();
  }

  /** Resolves when everything recorded is on the disk. */
  async settled(): Promise<void> {
    await this.#journal?.settled();
  }

  async close(): Promise<void> {
    await this.#journal?.close();
  }
}
