/** Open addressing from 32-bit hashes to their places in an array; -1 where there is none. */
export class HashTable {
  private readonly mask: number;
  /** A key and its place plus one, side by side: whoever looks for one reads both. */
  private readonly slots: Int32Array;

  constructor(keys: Uint32Array) {
    let size = 64;
    while (size < keys.length * 2) size *= 2;
    this.mask = size - 1;
    this.slots = new Int32Array(size * 2);
    keys.forEach((key, place) => {
      let slot = this.home(key);
      while (this.slots[slot * 2 + 1] !== 0) slot = (slot + 1) & this.mask;
      this.slots[slot * 2] = key;
      this.slots[slot * 2 + 1] = place + 1;
    });
  }

  /** The place of a hash, or -1. */
  find(key: number): number {
    const wanted = key | 0;
    let slot = this.home(key);
    for (;;) {
      const place = this.slots[slot * 2 + 1] as number;
      if (place === 0 || this.slots[slot * 2] === wanted) return place - 1;
      slot = (slot + 1) & this.mask;
    }
  }

  private home(key: number): number {
    return (Math.imul(key, 0x9e3779b1) >>> 8) & this.mask;
  }
}
