import { hash } from 'node:crypto';

const WORDS = 5;

/**
 * Which keys a file has had, and in which row first. A key is held as 128 bits of its SHA-256, so that a million keys take
 * 40 MB whatever their length, and two different keys never meet in practice.
 */
export class KeyTable {
  #slots = new Uint32Array(1_024 * WORDS);
  #count = 0;

  /** The row that had the key before; null, and from now on this row, when none had. */
  firstRow(key: string, row: number): number | null {
    if ((this.#count + 1) * 2 * WORDS > this.#slots.length) this.#grow();
    const digest = hash('sha256', key, 'buffer');
    const words = [digest.readUInt32LE(0), digest.readUInt32LE(4), digest.readUInt32LE(8), digest.readUInt32LE(12)];
    const at = find(this.#slots, words);
    const known = this.#slots[at + 4] as number;
    if (known !== 0) return known;
    this.#slots.set([...words, row], at);
    this.#count += 1;
    return null;
  }

  #grow(): void {
    const old = this.#slots;
    this.#slots = new Uint32Array(old.length * 2);
    for (let at = 0; at < old.length; at += WORDS) {
      if (old[at + 4] === 0) continue;
      const slot = old.subarray(at, at + WORDS);
      this.#slots.set(slot, find(this.#slots, slot));
    }
  }
}

/** The place of a key's slot, or the free one where it belongs; a row number of 0 marks a free slot. */
function find(slots: Uint32Array, words: ArrayLike<number>): number {
  const places = slots.length / WORDS;
  let at = ((words[0] as number) % places) * WORDS;
  while (slots[at + 4] !== 0) {
    let same = true;
    for (let i = 0; i < 4; i += 1) if (slots[at + i] !== words[i]) same = false;
    if (same) return at;
    at = (at + WORDS) % slots.length;
  }
  return at;
}
