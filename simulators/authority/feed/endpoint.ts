import type { FeedFile } from './assemble.ts';
import type { News } from './news.ts';

/** So many of the last uploads stay whole: numbers may get lost, and then an earlier one is the last. */
const kept = 4;

/** An upload that a province has accepted. */
export interface UploadEntry {
  readonly at: number;
  readonly hash: string;
  readonly entryName: string;
  /** The zip in base64, as long as somebody may want to see it: a case waits, or it was the last. */
  zip: string;
  arrivals: number;
  holds: number;
}

/** One province’s side of the interface: what came in by number, and what is to be fetched. */
export class Endpoint {
  /** The last number used; 0 when nothing was uploaded yet. */
  lastSequence = 0;
  readonly uploads = new Map<number, UploadEntry>();
  /** What is not in a file yet. */
  news: News[] = [];
  /** Files that are not acknowledged, the oldest first. */
  files: FeedFile[] = [];
  filesMade = 0;
  readonly acknowledged = new Set<string>();
  lastAcknowledged: FeedFile | null = null;

  /** The last upload, if there is one. */
  get last(): UploadEntry | undefined {
    return this.uploads.get(this.lastSequence);
  }

  takeUpload(sequence: number, entry: Omit<UploadEntry, 'arrivals' | 'holds'>): void {
    this.uploads.set(sequence, { ...entry, arrivals: 1, holds: 0 });
    this.lastSequence = sequence;
    this.#letGo(sequence - kept);
  }

  countArrival(sequence: number): void {
    const upload = this.uploads.get(sequence);
    if (upload !== undefined) upload.arrivals += 1;
    this.lastSequence = Math.max(this.lastSequence, sequence);
  }

  /** Forgets the last numbers; what came under them stays filed, so that the files are known when they come again. */
  loseSequence(numbers = 1): void {
    this.lastSequence = Math.max(0, this.lastSequence - numbers);
  }

  takeFiles(files: readonly FeedFile[]): void {
    this.news = [];
    this.files.push(...files);
    this.filesMade += files.length;
  }

  acknowledge(name: string): void {
    const file = this.files.find((one) => one.name === name);
    if (file === undefined) return;
    this.files = this.files.filter((one) => one !== file);
    this.acknowledged.add(name);
    this.lastAcknowledged = file;
  }

  /** A case of this upload waits: its pictures may be looked at. */
  hold(sequence: number): void {
    const upload = this.uploads.get(sequence);
    if (upload !== undefined) upload.holds += 1;
  }

  release(sequence: number): void {
    const upload = this.uploads.get(sequence);
    if (upload === undefined) return;
    upload.holds -= 1;
    this.#letGo(sequence);
  }

  #letGo(sequence: number): void {
    const upload = this.uploads.get(sequence);
    if (upload !== undefined && upload.holds <= 0 && sequence <= this.lastSequence - kept) {
      upload.zip = '';
    }
  }
}
