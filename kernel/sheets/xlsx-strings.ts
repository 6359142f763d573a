import { closeSync, openSync, readSync, unlinkSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LRUCache } from 'lru-cache';
import { newId } from '#shared/ids.ts';

const PAGE = 64;
const PAGES = 1_024;
const FLUSH = 262_144;

/**
 * The shared strings of a workbook by index. The first ones stay in memory; beyond `keepCharacters` they go to a
 * temporary file that is read back in pages, so that a workbook with millions of distinct texts costs no more memory
 * than a small one. The file is unlinked as soon as it is open, so nothing stays behind when the process is killed.
 */
export class SharedStrings {
  readonly #kept: string[] = [];
  readonly #keepCharacters: number;
  #keptCharacters = 0;
  #file: number | undefined;
  #path = '';
  #page: Buffer[] = [];
  #pageStarts: number[] = [];
  #pending: Buffer[] = [];
  #pendingBytes = 0;
  #written = 0;
  #count = 0;
  readonly #pages = new LRUCache<number, string[]>({ max: PAGES });

  constructor(keepCharacters: number) {
    this.#keepCharacters = keepCharacters;
  }

  get size(): number {
    return this.#count;
  }

  get spilled(): boolean {
    return this.#file !== undefined;
  }

  add(text: string): void {
    this.#count += 1;
    if (this.#file === undefined && this.#keptCharacters + text.length <= this.#keepCharacters) {
      this.#keptCharacters += text.length;
      this.#kept.push(text);
      return;
    }
    if (this.#file === undefined) this.#openFile();
    const bytes = Buffer.from(text, 'utf16le');
    const head = Buffer.allocUnsafe(4);
    head.writeUInt32LE(bytes.length);
    this.#page.push(head, bytes);
    if (this.#page.length === PAGE * 2) this.#endPage();
  }

  /** To be called once after the last `add`. */
  finish(): void {
    if (this.#page.length > 0) this.#endPage();
    this.#flush();
  }

  /** The string of an index; undefined when the workbook has no such string. */
  at(index: number): string | undefined {
    if (index < this.#kept.length) return this.#kept[index];
    if (!(index < this.#count)) return undefined;
    const position = index - this.#kept.length;
    const page = Math.floor(position / PAGE);
    let texts = this.#pages.get(page);
    if (!texts) {
      texts = this.#readPage(page);
      this.#pages.set(page, texts);
    }
    return texts[position % PAGE];
  }

  close(): void {
    if (this.#file === undefined) return;
    closeSync(this.#file);
    this.#file = undefined;
    this.#unlink();
  }

  #openFile(): void {
    this.#path = join(tmpdir(), `qinwu-strings-${newId()}`);
    this.#file = openSync(this.#path, 'wx+', 0o600);
    this.#unlink();
  }

  /** Some systems refuse to unlink an open file; then `close` does it. */
  #unlink(): void {
    try {
      unlinkSync(this.#path);
    } catch {
      return;
    }
  }

  #endPage(): void {
    const page = Buffer.concat(this.#page);
    this.#page = [];
    this.#pageStarts.push(this.#written + this.#pendingBytes);
    this.#pending.push(page);
    this.#pendingBytes += page.length;
    if (this.#pendingBytes >= FLUSH) this.#flush();
  }

  #flush(): void {
    if (this.#file === undefined || this.#pendingBytes === 0) return;
    const bytes = Buffer.concat(this.#pending);
    let done = 0;
    while (done < bytes.length) done += writeSync(this.#file, bytes, done, bytes.length - done, this.#written + done);
    this.#written += bytes.length;
    this.#pending = [];
    this.#pendingBytes = 0;
  }

  #readPage(page: number): string[] {
    const from = this.#pageStarts[page] ?? 0;
    const to = this.#pageStarts[page + 1] ?? this.#written;
    const bytes = Buffer.allocUnsafe(to - from);
    let done = 0;
    while (done < bytes.length) {
      const read = readSync(this.#file as number, bytes, done, bytes.length - done, from + done);
      if (read === 0) break;
      done += read;
    }
    const texts: string[] = [];
    for (let at = 0; at + 4 <= done; ) {
      const length = bytes.readUInt32LE(at);
      texts.push(bytes.toString('utf16le', at + 4, at + 4 + length));
      at += 4 + length;
    }
    return texts;
  }
}
